import { expect } from 'vitest'
import type { OrderEvent } from '../../orders/wire/orderEventCodec.js'
import { crashEvents, crashOrderId, crashOrders, crashSteps } from './crashSteps.js'

/** What the process with the sandbox reports at the end. */
export type CrashReport = {
  events: { orderId: string; type: string; payload: unknown }[]
  contracts: { orderId: string; quantity: number }[]
  lostAnswers: number
  replays: number
  refused: number
}

/** No event is missing, has two effects or is out of order. */
export function checkCrashReport(report: CrashReport): void {
  const received = new Map<string, OrderEvent[]>()
  for (const { orderId, type, payload } of report.events) {
    received.set(orderId, [...(received.get(orderId) ?? []), { type, payload } as OrderEvent])
  }
  const expected = Array.from({ length: crashOrders }, (_, index) => ({
    id: crashOrderId(index),
    events: crashSteps(index).map(({ event }) => event),
  }))
  const wrong = expected.filter(({ id, events }) => JSON.stringify(received.get(id)) !== JSON.stringify(events))
  expect(
    wrong.map(({ id, events }) => ({
      id,
      expected: events.length,
      received: received.get(id)?.map(({ type }) => type),
    })),
  ).toEqual([])
  expect(report.events).toHaveLength(crashEvents)
  // Of four units one is cancelled, and of the three shipped two come back. The 200 orders with seven events have one
  // unit left, which is insured.
  const insured = report.contracts.reduce((sum, { quantity }) => sum + quantity, 0)
  expect(insured).toBe(200)
  expect(report.refused).toBe(0)
  expect(report.lostAnswers).toBeGreaterThan(50)
  expect(report.replays).toBeGreaterThan(20)
}
