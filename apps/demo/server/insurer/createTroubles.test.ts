import { expect, it } from 'vitest'
import { createTroubles } from './createTroubles.js'

const systemNow = () => new Date('2026-11-01T10:00:00.000Z')

it('each switch for trouble replaces the ones before; only expired offers change the time of the insurer', () => {
  const calls: unknown[] = []
  const troubles = createTroubles({ setFaults: (faults) => void calls.push(faults) }, systemNow)
  troubles.set(['slow', 'refuses_orders', 'offers_expired'])
  expect(troubles.active).toEqual(['slow', 'refuses_orders', 'offers_expired'])
  expect(troubles.now().toISOString()).toBe('2026-10-01T10:00:00.000Z')
  troubles.set(['down'])
  expect(troubles.now()).toEqual(systemNow())
  troubles.set(['answers_lost', 'price_drift', 'endless_actions'])
  troubles.set([])
  expect(troubles.active).toEqual([])
  expect(calls).toEqual([
    [{ delayMs: 1_500 }, { path: '/events', status: 400 }, { path: '/feeds', status: 400 }],
    [{ status: 503 }],
    [{ method: 'POST', dropAnswer: true }, { priceDrift: 500 }, { path: '/orders', endlessActions: true }],
    [],
  ])
})
