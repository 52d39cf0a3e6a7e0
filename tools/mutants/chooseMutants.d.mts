import type { Mutant } from './equivalents.mjs'

export function chooseMutants<M extends Mutant>(mutants: M[], draw: { seed: number; size: number }): Set<M>
