import { describe, expect, it } from 'vitest'
import { InsurerError } from '../../insurer/transport/InsurerError.js'
import type { OutboxEvent } from '../../outbox/Outbox.js'
import { createOrderInsurer } from '../orders/createOrderInsurer.js'
import { createHarness, eventTypes, history, whole, type SuiteDatabase } from './createHarness.js'
import { createTurns } from './turns.js'

const unavailable = new InsurerError({ kind: 'unavailable', endpoint: 'events', status: 503 })
const nothing = { delivered: 0, failed: 0, dead: 0 }

/** What the outbox guarantees when a try takes longer than the lease of its turn, so that two workers send an entry. */
export function describeLeases(open: () => SuiteDatabase): void {
  const { openOutbox } = createHarness(open)

  /** A worker that sends the first entry of an order, and whose lease ended. Nobody has taken its turn. */
  async function openSlowWorker(maxAttempts = 80) {
    const { client, sandbox } = createOrderInsurer()
    const calls: ((outcome: 'answer' | InsurerError) => void)[] = []
    let isHolding = true
    const publishEvent: typeof client.publishEvent = async ({ event, idempotencyKey }) => {
      const outcome = isHolding
        ? await new Promise<'answer' | InsurerError>((resolve) => calls.push(resolve))
        : 'answer'
      if (outcome !== 'answer') throw outcome
      return client.publishEvent({ event, idempotencyKey })
    }
    const events: OutboxEvent[] = []
    const insurer = { ...client, publishEvent }
    const options = { insurer, retry: { maxAttempts }, onEvent: (event: OutboxEvent) => void events.push(event) }
    const { outbox, openAnother, schema, database } = await openOutbox(options)
    const turns = createTurns(database, schema)
    await outbox.enqueue(history('a'))

    const slow = outbox.deliver()
    await expect.poll(() => calls.length).toBe(1)
    await turns.endLeases()
    const other = await openAnother()
    expect(await other.deliver()).toEqual(nothing)
    expect(await turns.states('a')).toEqual(['retry', 'created', 'created', 'created'])
    const end = (call: number, outcome: 'answer' | InsurerError = 'answer') => {
      isHolding = false
      calls[call]!(outcome)
    }
    return { slow, end, calls, turns, outbox, events, sandbox, other, third: await openAnother() }
  }

  /** Two workers that send the same entry: `slow` has lost its turn to `second`. */
  async function openTwoWorkers(maxAttempts?: number) {
    const { other, calls, turns, ...rest } = await openSlowWorker(maxAttempts)
    await turns.makeDue()
    const second = other.deliver()
    await expect.poll(() => calls.length).toBe(2)
    return { ...rest, turns, second }
  }

  describe('a try that outlives its lease', () => {
    it('leaves the turn to the worker that took it, when it succeeds', async () => {
      const { slow, second, end, turns, outbox, sandbox, third } = await openTwoWorkers()
      end(0)
      expect(await slow).toEqual({ ...nothing, delivered: 1 })
      expect(await turns.states('a')).toEqual(['active', 'created', 'created', 'created'])
      expect(await third.deliver()).toEqual(nothing)
      end(1)
      expect(await second).toEqual({ ...nothing, delivered: 4 })
      expect(eventTypes(sandbox)).toEqual({ a: whole })
      expect((await outbox.list()).map(({ attempts }) => attempts)).toEqual([1, 1, 1, 1])
      expect(await turns.states('a')).toEqual([])
    })

    it('leaves the turn to the worker that took it, when it fails', async () => {
      const { slow, second, end, turns, sandbox, third } = await openTwoWorkers()
      end(0, unavailable)
      expect(await slow).toEqual({ ...nothing, failed: 1 })
      expect(await turns.states('a')).toEqual(['active', 'created', 'created', 'created'])
      await turns.makeDue()
      expect(await third.deliver()).toEqual(nothing)
      end(1)
      expect(await second).toEqual({ ...nothing, delivered: 4 })
      expect(eventTypes(sandbox)).toEqual({ a: whole })
    })

    it('leaves the turn to the worker that took it, when it makes the entry dead', async () => {
      const { slow, second, end, turns, outbox, sandbox } = await openTwoWorkers(1)
      end(0, unavailable)
      expect(await slow).toEqual({ ...nothing, dead: 1 })
      expect(await turns.states('a')).toEqual(['active', 'created', 'created', 'created'])
      // The insurer has the entry now, so it holds nothing back.
      end(1)
      expect(await second).toEqual({ ...nothing, delivered: 4 })
      expect(await outbox.stats()).toMatchObject({ dead: 0, delivered: 4 })
      expect(eventTypes(sandbox)).toEqual({ a: whole })
    })

    it('delays nothing with the failure of an entry that was delivered meanwhile', async () => {
      const { slow, second, end, turns, events, sandbox } = await openTwoWorkers()
      end(0)
      await slow
      end(1, unavailable)
      expect(await second).toEqual({ ...nothing, delivered: 3 })
      expect(events.map(({ type }) => type)).toEqual(['delivered', 'delivered', 'delivered', 'delivered'])
      expect(eventTypes(sandbox)).toEqual({ a: whole })
      expect(await turns.states('a')).toEqual([])
    })

    it('ends its own turn, when it succeeds before another worker takes it', async () => {
      const { slow, end, turns, sandbox } = await openSlowWorker()
      end(0)
      expect(await slow).toEqual({ ...nothing, delivered: 4 })
      expect(await turns.states('a')).toEqual([])
      expect(eventTypes(sandbox)).toEqual({ a: whole })
    })

    it('does not delay its turn again, when it fails before another worker takes it', async () => {
      const { slow, end, turns, other } = await openSlowWorker()
      await turns.makeDue()
      end(0, unavailable)
      expect(await slow).toMatchObject({ failed: 1 })
      expect(await other.deliver()).toMatchObject({ failed: 0 })
      expect(await turns.states('a')).toEqual([])
    })
  })

  describe('a secret key that the insurer refuses', () => {
    it.each([401, 403])('makes no entry dead after any number of tries (%d)', async (status) => {
      const { outbox, sandbox, schema, database } = await openOutbox({
        faults: [{ path: '/events', status }],
        retry: { maxAttempts: 2 },
      })
      const turns = createTurns(database, schema)
      await outbox.enqueue([...history('a'), ...history('b')])
      for (let tries = 0; tries < 4; tries++) {
        expect(await outbox.deliver()).toEqual({ ...nothing, failed: 2 })
        await turns.makeDue()
      }
      expect((await outbox.list())[0]).toMatchObject({
        state: 'waiting',
        attempts: 0,
        lastFailure: { kind: 'unauthorized', status },
      })
      expect(await outbox.stats()).toMatchObject({ waiting: 8, retrying: 2, dead: 0 })

      sandbox.setFaults([])
      expect(await outbox.deliver()).toEqual({ ...nothing, delivered: 8 })
      expect(eventTypes(sandbox)).toEqual({ a: whole, b: whole })
      expect(await outbox.stats()).toMatchObject({ waiting: 0, retrying: 0, delivered: 8 })
    })
  })

  describe('the delay before another try', () => {
    it('doubles from the first delay, with jitter, up to the longest', async () => {
      const { outbox, schema, database } = await openOutbox({
        faults: [{ path: '/events', status: 503 }],
        retry: { firstDelaySeconds: 10, maxDelaySeconds: 35 },
      })
      const turns = createTurns(database, schema)
      await outbox.enqueue(history('a').slice(0, 1))
      const delays: number[] = []
      for (let tries = 0; tries < 3; tries++) {
        await outbox.deliver()
        // A little less than the delay, because the clock goes on.
        delays.push(Math.ceil(await turns.secondsUntilDue('a')))
        await turns.makeDue()
      }
      expect(delays[0]).toSatisfy((seconds) => seconds >= 10 && seconds <= 20)
      expect(delays[1]).toSatisfy((seconds) => seconds >= 20 && seconds <= 35)
      expect(delays[2]).toBe(35)
    })
  })
}
