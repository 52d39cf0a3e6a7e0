import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
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

  it('replace headers of the real answer', async () => {
    const sandbox = createSandbox({ faults: [{ headers: { Allow: 'PATCH', 'Content-Type': 'text/html' } }] })
    const answer = await sandbox.fetch('/orders', { headers })
    expect([answer.status, answer.headers.get('allow'), answer.headers.get('content-type')]).toEqual([
      405,
      'PATCH',
      'text/html',
    ])
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

  it('hit one method only, every method, one path and those below it', async () => {
    const hits = async (fault: Fault) => {
      const all: [string, RequestInit][] = [
        [planPath, { headers }],
        ['/orders', checkout],
        ['/orders/x', { headers }],
        ['/ordersx', { headers }],
      ]
      return (await statuses([{ ...fault, status: 503 }], all)).seen.map((status) => status === 503)
    }
    expect(await hits({})).toEqual([true, true, true, true])
    expect(await hits({ method: 'post' })).toEqual([false, true, false, false])
    expect(await hits({ method: 'GET' })).toEqual([true, false, true, true])
    expect(await hits({ path: '/orders' })).toEqual([false, true, true, false])
    expect(await hits({ path: '/sandbox/orders/' })).toEqual([false, true, true, false])
    expect(await hits({ path: '/orders', method: 'GET' })).toEqual([false, false, true, false])
    expect(await hits({ path: '/order' })).toEqual([false, false, false, false])
  })

  it('count each on its own, with `after` and `times`', async () => {
    const four = Array<[string, RequestInit]>(4).fill(['/orders', checkout])
    const { seen, snapshot } = await statuses(
      [
        { status: 500, times: 1 },
        { status: 503, after: 1, times: 2 },
      ],
      four,
    )
    expect(seen).toEqual([500, 503, 503, 200])
    expect(snapshot.faults.map(({ seen: matched, hits }) => [matched, hits])).toEqual([
      [4, 1],
      [4, 2],
    ])
    const forever = await statuses([{ status: 500, after: 3 }], four)
    expect(forever.seen).toEqual([200, 200, 200, 500])
    expect((await statuses([{ status: 500, times: 0 }], four)).seen).toEqual([200, 200, 200, 200])
  })

  it('set nothing by a value that is undefined', async () => {
    const { seen } = await statuses([{ status: undefined }, { status: 503 }], [['/orders', checkout]])
    expect(seen).toEqual([503])
  })

  it.each([204, 205, 304])('answer the status %i without a body', async (status) => {
    const answer = await createSandbox({ faults: [{ status, body: 'text' }] }).fetch('/orders', checkout)
    expect([answer.status, await answer.text()]).toEqual([status, ''])
  })

  it('replace the text of an answer with a status too, and its headers', async () => {
    const fault = { status: 502, body: '<html>', headers: { 'Content-Type': 'text/html' } }
    const answer = await createSandbox({ faults: [fault] }).fetch('/orders', checkout)
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
      502,
      'text/html',
      '<html>',
    ])
  })

  it('ask for no change of a cart without a plan, and at least one unit', async () => {
    const sandbox = createSandbox({ faults: [{ endlessActions: true }] })
    const report = async (...lines: object[]) => {
      const line_items = lines.map((line) => ({ price_amount: 1, product_title: '', ...line }))
      const body = JSON.stringify({ cart_id: 'c', user_session_id: 's', cart_currency: 'eur', line_items })
      return (await (await sandbox.fetch('/orders', { method: 'POST', headers, body })).json()).actions
    }
    const action = (line_item_quantity: number) => [
      { type: 'update_line_item', payload: { line_item_id: 'plan', line_item_quantity } },
    ]
    const plan = { id: 'plan', product_id: 'pl', custom_properties: { product_reference: 'p' } }
    const phone = { id: 'phone', product_id: 'p' }
    expect(await report({ ...phone, quantity: 1 })).toEqual([])
    expect(await report({ ...plan, quantity: 1 })).toEqual(action(1))
    expect(await report({ ...plan, quantity: 9 }, { ...phone, quantity: 2 })).toEqual(action(2))
    expect(await report({ ...plan, quantity: 2 }, { ...phone, quantity: 2 })).toEqual(action(1))
    expect(
      await report({ ...plan, quantity: 1 }, { ...phone, quantity: 2 }, { ...phone, id: 'b', quantity: 1 }),
    ).toEqual(action(3))
  })

  describe('with a delay', () => {
    beforeEach(() => vi.useFakeTimers())
    afterEach(() => vi.useRealTimers())

    it('do the work after it, and not before', async () => {
      const sandbox = createSandbox({ faults: [{ delayMs: 60_000, times: 1 }] })
      const pending = sandbox.fetch('/orders', { ...checkout, signal: new AbortController().signal })
      await vi.advanceTimersByTimeAsync(59_999)
      expect(sandbox.inspect().checkouts).toEqual([])
      await vi.advanceTimersByTimeAsync(1)
      expect((await pending).status).toBe(200)
      expect(sandbox.inspect().checkouts).toHaveLength(1)
    })

    it('leave no timer behind when the request is aborted', async () => {
      const sandbox = createSandbox({ faults: [{ delayMs: 60_000 }] })
      const abort = new AbortController()
      const pending = sandbox.fetch('/orders', { ...checkout, signal: abort.signal })
      expect(vi.getTimerCount()).toBe(1)
      abort.abort(new Error('enough'))
      await expect(pending).rejects.toThrow('enough')
      expect(vi.getTimerCount()).toBe(0)
      await vi.advanceTimersByTimeAsync(60_000)
      expect(sandbox.inspect()).toMatchObject({ messages: [], checkouts: [] })
    })
  })
})
