import { createHash } from 'node:crypto'
import { areaOf } from './areas.mjs'

/**
 * Draws at most `size` mutants of each area. The same seed draws the same ones.
 * @template {import('./equivalents.mjs').Mutant} M
 * @param {M[]} mutants
 * @param {{ seed: number, size: number }} draw
 * @returns {Set<M>}
 */
export function chooseMutants(mutants, { seed, size }) {
  const byArea = new Map()
  for (const mutant of mutants) {
    const area = areaOf(mutant.file)?.name
    byArea.set(area, [...(byArea.get(area) ?? []), { mutant, rank: rankOf(seed, mutant) }])
  }
  const drawn = [...byArea.values()].flatMap((ranked) => ranked.sort((a, b) => a.rank - b.rank).slice(0, size))
  return new Set(drawn.map(({ mutant }) => mutant))
}

/** A number that depends on the seed and on the mutant alone, not on its neighbours. */
function rankOf(seed, { file, start, end, replacement }) {
  const text = JSON.stringify([seed, file, start.line, start.column, end.line, end.column, replacement])
  return createHash('sha256').update(text).digest().readUInt32BE(0)
}
