import type { Fault } from '@hakuna-kit/sandbox'

/** What the toolbar can do to the insurer. */
export const insurerMoods = {
  none: { title: 'In good health', faults: [] },
  slow: { title: 'Slow (2 s)', faults: [{ delayMs: 2_000 }] },
  down: { title: 'Down', faults: [{ status: 503 }] },
  drift: { title: 'Dearer by 5.00', faults: [{ priceDrift: 500 }] },
} as const satisfies Record<string, { title: string; faults: readonly Fault[] }>

export type Mood = keyof typeof insurerMoods
