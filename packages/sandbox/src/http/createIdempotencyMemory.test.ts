import { describe, expect, it } from 'vitest'
import { callSandbox, event, placedAt } from '../test/callSandbox.js'

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

  it('are refused when they are empty or longer than 255 characters', async () => {
    const { post } = callSandbox()
    expect((await post('/events', placed, key('x'.repeat(256)))).status).toBe(400)
    expect((await post('/events', placed, key(''))).status).toBe(400)
  })
})
