import { describe, expect, it } from 'vitest'
import { createSandbox } from '../createSandbox.js'
import type { Fault } from './createFaults.js'

const headers = { Authorization: 'Bearer sk_test_example' }
const checkout = {
  method: 'POST',
  headers,
  body: JSON.stringify({ cart_id: 'cart-1', user_session_id: 'session-1', order_id: 'ord-1' }),
}
const planPath =
  '/plans?id=prd-iphone14&title=iPhone&brand=Apple&price_amount=112900&price_currency=eur&user_session_id=session-1'

async function statuses(faults: Fault[], requests: [string, RequestInit][]) {
  const sandbox = createSandbox({ faults })
  const seen: (number | string)[] = []
  for (const [path, init] of requests) {
    seen.push(
      await sandbox.fetch(path, init).then(
        ({ status }) => status,
        (error: Error) => error.message,
      ),
    )
  }
  return { seen, snapshot: sandbox.inspect() }
}

describe('faults', () => {
  it('hit requests by path, method, after and times', async () => {
    const fault: Fault = { path: '/plans', method: 'get', after: 1, times: 2, status: 503 }
    const lookup: [string, RequestInit] = [planPath, { headers }]
    const { seen, snapshot } = await statuses([fault], [lookup, ['/orders', checkout], lookup, lookup, lookup])
    expect(seen).toEqual([200, 200, 503, 503, 200])
    expect(snapshot.faults).toEqual([{ ...fault, seen: 4, hits: 2 }])
  })

  it('answer a status in the error envelope, with headers, and no work is done', async () => {
    const sandbox = createSandbox({ faults: [{ status: 429, headers: { 'Retry-After': '7' } }] })
    const answer = await sandbox.fetch('/orders', checkout)
    expect(answer.headers.get('retry-after')).toBe('7')
    expect(await answer.json()).toEqual({ error: { error_code: 'injected_fault', validation_errors: [] } })
    expect(sandbox.inspect()).toMatchObject({ checkouts: [], messages: [{ status: 429, fault: 'answered' }] })
  })

  it('replace the text of the answer while the work is done', async () => {
    const sandbox = createSandbox({ faults: [{ body: '<html>' }] })
    expect(await (await sandbox.fetch('/orders', checkout)).text()).toBe('<html>')
    expect(sandbox.inspect().checkouts).toHaveLength(1)
  })

  it('drop a request before the work or an answer after it', async () => {
    const before = await statuses([{ dropRequest: true, times: 1 }], [['/orders', checkout]])
    expect(before).toMatchObject({ seen: ['fetch failed'], snapshot: { messages: [], checkouts: [] } })
    const after = await statuses([{ dropAnswer: true, times: 1 }], [['/orders', checkout]])
    expect(after).toMatchObject({
      seen: ['fetch failed'],
      snapshot: { messages: [{ status: 200, fault: 'answer_dropped' }], checkouts: [{ orderId: 'ord-1' }] },
    })
  })

  it('combine; the first one decides where two set the same effect', async () => {
    const faults: Fault[] = [{ priceDrift: 50 }, { priceDrift: 900, headers: { 'X-Odd': '1' } }]
    const answer = await createSandbox({ faults }).fetch(planPath, { headers })
    expect(answer.headers.get('x-odd')).toBe('1')
    expect(await answer.json()).toMatchObject({ plans: [{ price_amount: 1250 }] })
  })

  it('delay an answer until an abort', async () => {
    const sandbox = createSandbox({ faults: [{ delayMs: 60_000 }] })
    const abort = new AbortController()
    const pending = sandbox.fetch('/orders', { ...checkout, signal: abort.signal })
    abort.abort(new Error('enough'))
    await expect(pending).rejects.toThrow('enough')
    expect(sandbox.inspect().messages).toEqual([])
  })

  it('ask for cart changes without end', async () => {
    const sandbox = createSandbox({ faults: [{ endlessActions: true }] })
    const line = { price_amount: 1, product_title: '' }
    let quantity = 3
    const asked: number[] = []
    for (let round = 0; round < 4; round += 1) {
      const line_items = [
        { ...line, id: 'phone', quantity: 3, product_id: 'p' },
        { ...line, id: 'plan', quantity, product_id: 'pl', custom_properties: { product_reference: 'p' } },
      ]
      const body = JSON.stringify({ cart_id: 'c', user_session_id: 's', cart_currency: 'eur', line_items })
      const answer = await (await sandbox.fetch('/orders', { method: 'POST', headers, body })).json()
      quantity = answer.actions[0].payload.line_item_quantity
      asked.push(quantity)
    }
    expect(asked).toEqual([2, 1, 3, 2])
  })

  it('can be replaced, and start again on reset', async () => {
    const sandbox = createSandbox({ faults: [{ status: 500 }] })
    sandbox.setFaults([{ status: 503, times: 1 }])
    const status = async () => (await sandbox.fetch('/orders', checkout)).status
    expect([await status(), await status()]).toEqual([503, 200])
    sandbox.reset()
    expect([await status(), await status()]).toEqual([503, 200])
  })
})
