import { areaOf, areas } from './areas.mjs'
import { codeOf } from './equivalents.mjs'

/** What Stryker calls a mutant that a test noticed. */
const noticed = new Set(['Killed', 'Timeout'])
/** And one that none did. */
const missed = new Set(['Survived', 'NoCoverage'])

/**
 * @typedef {{ file: string, line: number, code: string, replacement: string, status: string }} Survivor
 * @typedef {{ name: string, goal: number, noticed: number, missed: Survivor[], odd: Survivor[] }} AreaScore `odd`:
 *   mutants that broke the run itself, and are not counted
 */

/**
 * Counts what the tests noticed in each area.
 * @param {{ files: Record<string, { source: string, mutants: object[] }> }} report Stryker's JSON report
 * @returns {AreaScore[]} only the areas of which a mutant ran
 */
export function scoreAreas({ files }) {
  const scores = new Map(areas.map(({ name, goal }) => [name, { name, goal, noticed: 0, missed: [], odd: [] }]))
  for (const [file, { source, mutants }] of Object.entries(files)) {
    const score = scores.get(areaOf(file)?.name)
    if (!score) continue
    for (const { status, location, replacement } of mutants) {
      if (noticed.has(status)) score.noticed += 1
      else if (missed.has(status) || status === 'RuntimeError') {
        const mutant = { start: fromZero(location.start), end: fromZero(location.end) }
        const survivor = { file, line: location.start.line, code: codeOf(source, mutant), replacement, status }
        score[missed.has(status) ? 'missed' : 'odd'].push(survivor)
      }
    }
  }
  return [...scores.values()].filter((score) => score.noticed + score.missed.length + score.odd.length > 0)
}

/** Stryker's report counts lines and columns from 1. */
const fromZero = ({ line, column }) => ({ line: line - 1, column: column - 1 })

/**
 * The share of mutants that was noticed, in percent.
 * @param {Pick<AreaScore, 'noticed' | 'missed'>} score
 */
export const percentOf = ({ noticed, missed }) => (100 * noticed) / (noticed + missed.length)
