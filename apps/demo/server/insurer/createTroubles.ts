import type { Fault, Sandbox } from '@hakuna-kit/sandbox'
import type { Trouble } from '../../shared/backOfficeApi.js'

const dayMs = 86_400_000

/** What each switch does to the insurer's sandbox. */
const faults: Record<Exclude<Trouble, 'offers_expired'>, Fault[]> = {
  slow: [{ delayMs: 1_500 }],
  down: [{ status: 503 }],
  answers_lost: [{ method: 'POST', dropAnswer: true }],
  refuses_orders: [
    { path: '/events', status: 400 },
    { path: '/feeds', status: 400 },
  ],
  price_drift: [{ priceDrift: 500 }],
  endless_actions: [{ path: '/orders', endlessActions: true }],
}

export interface Troubles {
  readonly active: Trouble[]
  set(active: Trouble[]): void
  /** The insurer's clock. With `offers_expired` it is 31 days behind, so that new offers have expired already. */
  now(): Date
}

/** Switches that make the insurer fail, to show that the shop keeps working. */
export function createTroubles(sandbox: Pick<Sandbox, 'setFaults'>, shopNow: () => Date): Troubles {
  let active: Trouble[] = []
  return {
    get active() {
      return active
    },
    set(next) {
      active = next
      sandbox.setFaults(next.flatMap((trouble) => (trouble === 'offers_expired' ? [] : faults[trouble])))
    },
    now: () => new Date(shopNow().getTime() + (active.includes('offers_expired') ? -31 * dayMs : 0)),
  }
}
