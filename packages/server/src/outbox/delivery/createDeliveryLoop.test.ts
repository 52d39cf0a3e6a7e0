import { describe, expect, it, vi } from 'vitest'
import { createGates, createTestLoop, entryOf, turnOf } from '../../test/outbox/createTestLoop.js'
import type { Outcome } from './createDeliveries.js'

const failure = { kind: 'unavailable', at: '' } as const
const again: Outcome = { failure, isTry: true, isFinal: false }

describe('what came of a try', () => {
  it('saves deliveries that end while one group is saved together in the next', async () => {
    const gates = createGates()
    let endFirstSave = () => {}
    const firstSave = new Promise<void>((resolve) => (endFirstSave = resolve))
    const saved: string[][] = []
    const settleDelivered = async (ids: string[]) => {
      saved.push(ids)
      if (saved.length === 1) await firstSave
    }
    const { loop, without } = createTestLoop(
      ['a', 'b', 'c'].map((id) => entryOf(id)),
      { deliver: gates.deliver, store: { settleDelivered } },
    )
    const done = loop.drain()
    await expect.poll(() => gates.open.size).toBe(3)
    gates.end('a')
    await expect.poll(() => saved).toEqual([['entry-a']])
    gates.end('b')
    gates.end('c')
    await new Promise((wake) => setImmediate(wake))
    endFirstSave()
    await done
    expect(saved).toEqual([['entry-a'], ['entry-b', 'entry-c']])
    expect(loop.report).toEqual({ delivered: 3, failed: 0, dead: 0 })
    expect(without('take', 'send')).toEqual(['finish a', 'finish b,c'])
  })

  it('is saved before the turn ends, so that nothing is sent again after a crash between the two', async () => {
    const delivered = createTestLoop([entryOf('a')])
    await delivered.loop.drain()
    expect(delivered.without('take')).toEqual(['send a', 'settle entry-a', 'finish a'])
    expect(delivered.events).toEqual([{ type: 'delivered', entryId: 'entry-a', orderId: 'a', changeId: 'c' }])

    const dead = createTestLoop([entryOf('a')], { deliver: async () => [{ failure, isTry: true, isFinal: true }] })
    await dead.loop.drain()
    expect(dead.without('take')).toEqual(['send a', 'record entry-a 1 of 0', 'finish a'])
    expect(dead.loop.report).toEqual({ delivered: 0, failed: 0, dead: 1 })
    expect(dead.events).toEqual([{ type: 'dead', entryId: 'entry-a', orderId: 'a', changeId: 'c', failure }])

    const failed = createTestLoop([entryOf('a')], { deliver: async () => [again] })
    await failed.loop.drain()
    expect(failed.without('take')).toEqual(['send a', 'record entry-a 1 of 3', 'put back a'])
    expect(failed.loop.report).toEqual({ delivered: 0, failed: 1, dead: 0 })
    expect(failed.events).toEqual([{ type: 'retrying', entryId: 'entry-a', orderId: 'a', changeId: 'c', failure }])
  })

  it('is not counted where the insurer has not looked at the entry', async () => {
    const { loop, without } = createTestLoop([entryOf('a')], { deliver: async () => [{ ...again, isTry: false }] })
    await loop.drain()
    expect(without('take', 'send')).toEqual(['record entry-a 0 of 3', 'put back a'])
  })

  it('ends the turn, and is not reported, where the entry was settled meanwhile', async () => {
    const recordFailure = async () => undefined
    const { loop, without, events } = createTestLoop([entryOf('a')], {
      deliver: async () => [again],
      store: { recordFailure },
    })
    await loop.drain()
    expect(without('take', 'send')).toEqual(['finish a'])
    expect(loop.report).toEqual({ delivered: 0, failed: 0, dead: 0 })
    expect(events).toEqual([])
  })

  it('is reported as trouble of the database where it cannot be saved, and the turn is left to its lease', async () => {
    const { loop, without, events } = createTestLoop([entryOf('a')], {
      store: { settleDelivered: () => Promise.reject(new TypeError('gone')) },
    })
    await loop.drain()
    expect(without('take')).toEqual(['send a'])
    expect(events).toEqual([{ type: 'database_trouble', name: 'TypeError', message: 'gone' }])
    loop.reportTrouble('no error')
    expect(events[1]).toEqual({ type: 'database_trouble', name: 'Error', message: 'unknown' })
  })
})

describe('taking turns', () => {
  it('ends the turns of orders whose next entry is dead, and of those without an entry', async () => {
    const turns = [turnOf('empty'), turnOf('held'), turnOf('due')]
    const entries = [entryOf('held', { state: 'dead' }), entryOf('due')]
    const { loop, without } = createTestLoop(entries, { queue: { take: async (limit) => turns.splice(0, limit) } })
    await loop.drain()
    expect(without()).toEqual(['finish empty,held', 'send due', 'settle entry-due', 'finish due'])
  })

  it('sends at most `concurrency` events at once, and takes the next turn when one has ended', async () => {
    const gates = createGates()
    const entries = ['a', 'b', 'c'].map((id) => entryOf(id))
    const { loop, log } = createTestLoop(entries, { deliver: gates.deliver, concurrency: 2 })
    const done = loop.drain()
    await expect.poll(() => gates.open.size).toBe(2)
    expect(log).toEqual(['take 2', 'send a', 'send b'])
    gates.end('b')
    await expect.poll(() => gates.open.size).toBe(3)
    expect(log).toEqual(['take 2', 'send a', 'send b', 'settle entry-b', 'finish b', 'take 1', 'send c'])
    gates.end('a')
    gates.end('c')
    await done
    expect(loop.report.delivered).toBe(3)
  })

  it('sends snapshots of at most 100 orders in one message, and events one by one', async () => {
    const ids = Array.from({ length: 101 }, (_, index) => `f${index}`)
    const entries = [...ids.map((id) => entryOf(id, { format: 'feed' })), entryOf('e1'), entryOf('e2')]
    const turns = entries.map(({ orderId }) => turnOf(orderId))
    const limits: number[] = []
    const take = async (limit: number) => {
      limits.push(limit)
      return turns.splice(0)
    }
    const { loop, log } = createTestLoop(entries, { format: 'feed', queue: { take }, concurrency: 3 })
    await loop.drain()
    expect(limits[0]).toBe(100)
    expect(log.filter((line) => line.startsWith('send'))).toEqual([
      'send e1',
      'send e2',
      `send ${ids.slice(0, 100).join()}`,
      'send f100',
    ])
    expect(loop.report.delivered).toBe(103)
  })

  it('gives each try three quarters of the lease', async () => {
    const timeout = vi.spyOn(AbortSignal, 'timeout')
    const signals: AbortSignal[] = []
    const { loop } = createTestLoop([entryOf('a')], {
      deliver: async (_entries, signal) => {
        signals.push(signal)
        return ['delivered']
      },
    })
    await loop.drain()
    expect(timeout.mock.calls).toEqual([[45_000]])
    expect(signals).toEqual([timeout.mock.results[0]!.value])
    timeout.mockRestore()
  })

  it('makes the turns of dead workers available, and adds one for each entry that has none', async () => {
    const stranded: unknown[] = []
    const findStranded = async (jobTable: string, queueName: string) => {
      stranded.push([jobTable, queueName])
      return [
        { orderId: 'a', entries: 2 },
        { orderId: 'b', entries: 1 },
      ]
    }
    const { loop, log } = createTestLoop([], { store: { findStranded } })
    await loop.recover()
    expect(stranded).toEqual([['q.job', 'orders']])
    expect(log).toEqual(['recover', 'add a,a', 'add b'])
  })
})

describe('drain', () => {
  it('takes nothing after its signal, and waits for what is being sent', async () => {
    const gates = createGates()
    const stop = new AbortController()
    const entries = [entryOf('a'), entryOf('b')]
    const { loop, log } = createTestLoop(entries, { deliver: gates.deliver, concurrency: 1 })
    const done = loop.drain(stop.signal)
    await expect.poll(() => gates.open.size).toBe(1)
    stop.abort()
    gates.end('a')
    await done
    expect(loop.report.delivered).toBe(1)
    expect(log.filter((line) => line.startsWith('take'))).toEqual(['take 1'])
    await loop.drain(AbortSignal.abort())
    expect(log.filter((line) => line.startsWith('take'))).toEqual(['take 1'])
  })

  it('rejects with the error of the database', async () => {
    const take = () => Promise.reject(new TypeError('gone'))
    await expect(createTestLoop([], { queue: { take } }).loop.drain()).rejects.toThrow('gone')
  })
})

describe('run', () => {
  it('goes on after an error of the database and after a time with nothing to do, until its signal', async () => {
    const stop = new AbortController()
    let takes = 0
    const take = async () => {
      takes += 1
      if (takes === 1) throw new TypeError('gone')
      return takes === 3 ? [turnOf('a')] : []
    }
    const { loop, events } = createTestLoop([entryOf('a')], { queue: { take } })
    const done = loop.run(stop.signal, 1)
    await expect.poll(() => takes).toBeGreaterThan(4)
    stop.abort()
    await done
    expect(loop.report).toEqual({ delivered: 1, failed: 0, dead: 0 })
    expect(events.map(({ type }) => type)).toEqual(['database_trouble', 'delivered'])
  })

  it('ends at once with its signal, however long the pause is', async () => {
    const stop = new AbortController()
    const { loop, log } = createTestLoop([])
    const done = loop.run(stop.signal, 3_600_000)
    await expect.poll(() => log).toContain('take 8')
    stop.abort()
    await done
  })

  it('takes turns while there are some, without a pause, and ends with what is being sent', async () => {
    const gates = createGates()
    const stop = new AbortController()
    const entries = ['a', 'b', 'c'].map((id) => entryOf(id))
    const { loop, log } = createTestLoop(entries, { deliver: gates.deliver, concurrency: 2 })
    // A pause of an hour: whoever waits for it does not end.
    const done = loop.run(stop.signal, 3_600_000)
    await expect.poll(() => gates.open.size).toBe(2)
    gates.end('a')
    await expect.poll(() => gates.open.size).toBe(3)
    stop.abort()
    gates.end('b')
    gates.end('c')
    await done
    expect(loop.report.delivered).toBe(3)
    expect(log.filter((line) => line.startsWith('take')).slice(0, 2)).toEqual(['take 2', 'take 1'])
  })
})
