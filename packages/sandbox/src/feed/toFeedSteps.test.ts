import { describe, expect, it } from 'vitest'
import { callSandbox } from '../test/callSandbox.js'
import { type Entry, cancelled, days, snapshot, submit } from '../test/feedOrders.js'

describe('a snapshot of an order', () => {
  it('takes a whole history at once', async () => {
    const calls = callSandbox()
    const order = snapshot({ fulfilled: [[2, days(1)]], refunded: [[1, days(1)]] })
    expect(await submit(calls, order)).toEqual(['ok'])
    expect(calls.sandbox.inspect().contracts).toMatchObject([
      { quantity: 1, history: [{ quantity: 2 }, { quantity: 1 }] },
    ])
  })

  it('applies changes in the order of their times, not of the lists', async () => {
    const calls = callSandbox()
    const fulfilled: Entry[] = [
      [1, days(1)],
      [1, days(3)],
    ]
    expect(await submit(calls, snapshot({ fulfilled, refunded: [[1, days(2)]] }))).toEqual(['ok'])
    expect(calls.sandbox.inspect().contracts[0]?.history.map(({ quantity }) => quantity)).toEqual([1, 0, 1])
  })

  it('counts equal entries each', async () => {
    const calls = callSandbox()
    const one: Entry = [1, days(1)]
    expect(await submit(calls, snapshot({ fulfilled: [one] }))).toEqual(['ok'])
    expect(await submit(calls, snapshot({ fulfilled: [one, one] }))).toEqual(['ok'])
    expect(calls.sandbox.inspect().orders[0]?.lineItems[0]).toMatchObject({ fulfilled: 2 })
    expect(await submit(calls, snapshot({ fulfilled: [one, one, one] }))).toEqual([
      'quantity_exceeded: line_items[0].fulfillments[2]: 1 asked for, 0 available.',
    ])
    expect(await submit(calls, snapshot({ fulfilled: [one] }))).toEqual([
      'not_evolutionary: line_items[0].fulfillments: An entry that was told before is missing or changed.',
    ])
  })

  it('takes entries at another place of the list, and refuses a refund that was taken back', async () => {
    const calls = callSandbox()
    const [first, second]: Entry[] = [
      [1, days(1)],
      [1, days(2)],
    ]
    const refunded: Entry[] = [[1, days(3)]]
    expect(await submit(calls, snapshot({ fulfilled: [first!, second!], refunded }))).toEqual(['ok'])
    expect(await submit(calls, snapshot({ fulfilled: [second!, first!], refunded }))).toEqual(['ok'])
    expect(await submit(calls, snapshot({ fulfilled: [second!, first!] }))).toEqual([
      'not_evolutionary: line_items[0].refunds: An entry that was told before is missing or changed.',
    ])
    expect(calls.sandbox.inspect().orders[0]?.lineItems[0]).toMatchObject({ fulfilled: 2, refunded: 1 })
  })

  it('takes a shipment and a return of the same second, in the order of their times', async () => {
    const calls = callSandbox()
    const back: Entry[] = [
      [1, days(1)],
      [1, days(2)],
    ]
    expect(await submit(calls, snapshot({ fulfilled: back, refunded: back }))).toEqual(['ok'])
    expect(calls.sandbox.inspect().orders[0]?.history.map(({ type }) => type)).toEqual([
      'placed',
      'fulfilled',
      'refunded',
      'fulfilled',
      'refunded',
    ])
    const early = snapshot({ id: 'ord-2', fulfilled: [[1, days(2)]], refunded: [[1, days(2) - 1]] })
    expect(await submit(calls, early)).toEqual([
      'quantity_exceeded: line_items[0].refunds[0]: 1 asked for, 0 available.',
    ])
  })

  it('may cancel an order that was placed before, once; the same snapshot again changes nothing', async () => {
    const calls = callSandbox()
    for (const order of [snapshot(), snapshot({ more: cancelled }), snapshot({ more: cancelled })]) {
      expect(await submit(calls, order)).toEqual(['ok'])
    }
    expect(calls.sandbox.inspect().orders[0]?.history.map(({ type }) => type)).toEqual(['placed', 'cancelled'])
  })

  it('keeps the last snapshot that was accepted, not one that failed', async () => {
    const calls = callSandbox()
    expect(
      await submit(calls, snapshot({ quantity: 3 }), snapshot({ quantity: 2 }), snapshot({ quantity: 3 })),
    ).toEqual(['ok', 'not_evolutionary: id: Only status, fulfilments and refunds may change.', 'ok'])
  })
})
