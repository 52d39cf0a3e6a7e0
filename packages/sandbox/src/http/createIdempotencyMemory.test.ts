import { describe, expect, it } from 'vitest'
import { callSandbox, event, placedAt } from '../test/callSandbox.js'
import { forPhone, order } from '../test/offerSamples.js'

const placed = event.placed('ord-1', [{ id: 'phone', quantity: 2, product: 'prd-phone' }])
const shipped = event.fulfilled('ord-1', { phone: 1 }, placedAt)
const key = (value: string) => ({ 'Hakuna-Idempotency-Key': value })

describe('idempotency keys', () => {
  it('return the first answer again, and the work is not done twice', async () => {
    const { post, sandbox } = callSandbox()
    await post('/events', placed, key('a'))
    const first = await post('/events', shipped, key('b'))
    const second = await post('/events', shipped, key('b'))
    expect(second).toEqual(first)
    const { events, orders, messages } = sandbox.inspect()
    expect(events).toHaveLength(2)
    expect(orders[0]?.lineItems[0]).toMatchObject({ fulfilled: 1 })
    expect(messages.map(({ idempotencyKey, replayed }) => [idempotencyKey, replayed])).toEqual([
      ['a', undefined],
      ['b', undefined],
      ['b', true],
    ])
  })

  it('prevent double work when the answer was lost', async () => {
    const { post, sandbox } = callSandbox()
    await post('/events', placed)
    sandbox.setFaults([{ dropAnswer: true, times: 1 }])
    await expect(post('/events', shipped, key('b'))).rejects.toThrow('fetch failed')
    expect((await post('/events', shipped, key('b'))).status).toBe(200)
    expect(sandbox.inspect().orders[0]?.lineItems[0]).toMatchObject({ fulfilled: 1 })
  })

  it('conflict when they are used with another body or path', async () => {
    const { post } = callSandbox()
    await post('/events', placed, key('a'))
    for (const [path, body] of [
      ['/events', shipped],
      ['/orders', placed],
    ] as const) {
      const { status, body: answer } = await post(path, body, key('a'))
      expect({ status, code: answer.error.error_code }).toEqual({ status: 409, code: 'idempotency_conflict' })
    }
  })

  it('may be used again after a refusal', async () => {
    const { post } = callSandbox()
    expect((await post('/events', shipped, key('b'))).status).toBe(404)
    await post('/events', placed)
    expect((await post('/events', shipped, key('b'))).status).toBe(200)
  })

  it('have 1 to 255 characters', async () => {
    const { post } = callSandbox()
    expect((await post('/events', placed, key('x'.repeat(255)))).status).toBe(200)
    expect((await post('/events', placed, key('y'))).status).toBe(200)
    for (const wrong of ['x'.repeat(256), '']) {
      expect(await post('/events', placed, key(wrong))).toEqual({
        status: 400,
        body: {
          error: {
            error_code: 'invalid_request_parameters',
            validation_errors: ['Hakuna-Idempotency-Key: Expected 1 to 255 characters.'],
          },
        },
      })
    }
  })

  it('are compared with the path without /sandbox, and with the value of the body', async () => {
    const { sandbox } = callSandbox()
    const send = async (path: string, body: string) => {
      const headers = { Authorization: 'Bearer sk_test_example', ...key('a') }
      return (await sandbox.fetch(path, { method: 'POST', headers, body })).json()
    }
    const text = JSON.stringify(placed)
    const first = await send('/sandbox/events', text)
    expect(await send('/events', ` ${text}`)).toEqual(first)
    expect(await send('/events', text.replace('112900', '112901'))).toEqual({
      error: {
        error_code: 'idempotency_conflict',
        validation_errors: ['Hakuna-Idempotency-Key: Used before for another request.'],
      },
    })
  })

  it('have no effect on what is read', async () => {
    const { post, sandbox } = callSandbox()
    const headers = { Authorization: 'Bearer sk_test_example', ...key('a') }
    const placedOrder = (await post('/offers', forPhone)).body
    const read = async () => (await sandbox.fetch(`/offers/${placedOrder.id}`, { headers })).status
    expect(await read()).toBe(200)
    sandbox.reset()
    expect(await read()).toBe(404)
    expect((await post('/events', placed, key('a'))).status).toBe(200)
    expect(sandbox.inspect().messages.filter(({ replayed }) => replayed)).toEqual([])
  })

  it('answer as at first, after the record has changed', async () => {
    const { post } = callSandbox()
    const offer = (await post('/offers', forPhone)).body
    const line = { id: 'line-1', quantity: 2, offer_id: offer.id, plan_id: offer.plans[0].id }
    const first = await post('/managed_orders', { id: 'ord-1', ...order(line) }, key('a'))
    await post('/managed_orders/ord-1/cancel', { reason: 'r' })
    expect(await post('/managed_orders', { id: 'ord-1', ...order(line) }, key('a'))).toEqual(first)
  })
})
