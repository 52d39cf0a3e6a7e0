import { describe, expect, it } from 'vitest'
import { deliverAll, eventTypes, farAway, history, whole, createHarness, type SuiteDatabase } from './createHarness.js'

/** What the outbox guarantees for deliveries. */
export function describeDelivery(open: () => SuiteDatabase): void {
  const { openOutbox } = createHarness(open)

  describe('delivering', () => {
    it('delivers every change once and in order, whatever the insurer does', async () => {
      const { outbox, sandbox } = await openOutbox({
        faults: [
          { path: '/events', dropAnswer: true, after: 1, times: 3 },
          { path: '/events', status: 503, after: 6, times: 3 },
          { path: '/events', dropRequest: true, after: 12, times: 2 },
        ],
      })
      const ids = ['a', 'b', 'c', 'd', 'e', 'f']
      await outbox.enqueue(ids.flatMap((id) => history(id)))
      expect(await deliverAll(outbox)).toMatchObject({ delivered: 24, dead: 0 })
      expect(eventTypes(sandbox)).toEqual(Object.fromEntries(ids.map((id) => [id, whole])))
      expect(await outbox.stats()).toMatchObject({ delivered: 24, waiting: 0, dead: 0 })
    })

    it('delays an order after a failure, and no other order', async () => {
      const { outbox, sandbox } = await openOutbox({
        faults: [{ path: '/events', status: 503, times: 1 }],
        concurrency: 1,
      })
      await outbox.enqueue(history('slow'))
      expect(await outbox.deliver()).toEqual({ delivered: 0, failed: 1, dead: 0 })
      await outbox.enqueue(history('quick'))
      expect(await outbox.deliver()).toEqual({ delivered: 4, failed: 0, dead: 0 })
      expect(eventTypes(sandbox)).toEqual({ quick: whole })
      expect(await deliverAll(outbox)).toMatchObject({ delivered: 4 })
    })

    it('sends snapshots in batches when the feed is chosen', async () => {
      const { outbox, sandbox } = await openOutbox({ format: 'feed' })
      const ids = ['a', 'b', 'c']
      await outbox.enqueue([...ids.flatMap((id) => history(id)), ...history('far', farAway)])
      expect(await outbox.deliver()).toEqual({ delivered: 12, failed: 0, dead: 1 })
      const { feedRequests, orders, contracts } = sandbox.inspect()
      expect(feedRequests.map((request) => request.orders.length)).toEqual([4, 3, 3, 3])
      expect(orders.map(({ orderId, source }) => [orderId, source]).sort()).toEqual(ids.map((id) => [id, 'feed']))
      expect(contracts.map(({ status }) => status)).toEqual(ids.map(() => 'ended'))
      expect((await outbox.list({ state: 'dead' }))[0]).toMatchObject({
        orderId: 'far',
        lastFailure: { kind: 'feed_failed', feedRequestId: feedRequests[0]!.requestId },
      })
    })

    it('delivers entries in the format in which they were enqueued', async () => {
      const { outbox, sandbox, openAnother } = await openOutbox()
      await outbox.enqueue(history('a'))
      const feeding = await openAnother({ format: 'feed' })
      await feeding.enqueue(history('b'))
      expect(await feeding.deliver()).toMatchObject({ delivered: 8 })
      expect(
        sandbox
          .inspect()
          .orders.map(({ orderId, source }) => [orderId, source])
          .sort(),
      ).toEqual([
        ['a', 'events'],
        ['b', 'feed'],
      ])
    })

    it('delivers in the background, and finishes what is being sent when it is closed', async () => {
      const seen: string[] = []
      const { outbox, sandbox } = await openOutbox({
        pollMs: 20,
        faults: [{ path: '/events', delayMs: 100 }],
        onEvent: ({ type }) => {
          seen.push(type)
          throw new Error('a listener that breaks')
        },
      })
      outbox.start()
      await outbox.enqueue(history('a').slice(0, 1))
      await expect.poll(() => sandbox.inspect().events.length, { timeout: 5_000 }).toBe(1)
      await outbox.enqueue(history('b').slice(0, 1))
      await expect.poll(() => sandbox.inspect().messages.length, { timeout: 5_000 }).toBe(2)
      await outbox.close()
      expect(seen).toEqual(['delivered', 'delivered'])
      await expect(outbox.enqueue(history('c'))).rejects.toMatchObject({ code: 'outbox_closed' })
    })

    it('reports progress on long runs', async () => {
      const { outbox } = await openOutbox({ concurrency: 1, faults: [{ path: '/events', delayMs: 40 }] })
      await outbox.enqueue(Array.from({ length: 40 }, (_, index) => history(`o${index}`)[0]!))
      const progress: { delivered: number; waiting: number }[] = []
      await outbox.deliver({ onProgress: (step) => progress.push(step) })
      expect(progress.length).toBeGreaterThan(0)
      expect(progress.every(({ delivered, waiting }) => delivered + waiting >= 38 && delivered + waiting <= 41)).toBe(
        true,
      )
    })
  })
}
