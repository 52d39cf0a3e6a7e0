import type { Fault } from '@hakuna-kit/sandbox'

/** States of the insurer that the toolbar offers. */
export const insurerStates = {
  none: { title: 'Available', faults: [] },
  slow: { title: 'Slow (2 s)', faults: [{ delayMs: 2_000 }] },
  down: { title: 'Down', faults: [{ status: 503 }] },
  drift: { title: 'Prices 5.00 higher', faults: [{ priceDrift: 500 }] },
} as const satisfies Record<string, { title: string; faults: readonly Fault[] }>

export type InsurerState = keyof typeof insurerStates
