// Mutants that change nothing that anyone could notice, each with the reason. They count neither as noticed nor as
// missed.
import { readFileSync } from 'node:fs'

/**
 * @typedef {{ line: number, column: number }} Position both from 0
 * @typedef {{ file: string, start: Position, end: Position, replacement: string }} Mutant `file` from the root of the
 *   repository, with slashes
 * @typedef {{ file: string, code: string, replacement: string, why: string }} Equivalent `code` as `codeOf` writes it
 */

/**
 * Equivalent wherever they are: what bundles hold is held by the tests of production bundles, and the tests run with
 * the lines for developers.
 */
const everywhere = [
  { code: /process\.env\.NODE_ENV !== «'production'»/, why: 'A constant of the build; no test runs in production.' },
  {
    code: /«process\.env\.NODE_ENV !== 'production'»/,
    replacement: 'true',
    why: 'No test but those of bundles runs in production.',
  },
  { code: /«devWarnings\?\.\w+»\(/, why: 'Outside of production the lines for developers are there.' },
]

/** @returns {Equivalent[]} */
export const readEquivalents = () => JSON.parse(readFileSync(new URL('equivalents.json', import.meta.url), 'utf8'))

/**
 * The first line of a mutant with the mutated part marked: `if («a > b») return`. It still names the mutant after
 * other lines of the file changed.
 * @param {string} source
 * @param {Pick<Mutant, 'start' | 'end'>} mutant
 */
export function codeOf(source, { start, end }) {
  const line = source.split('\n')[start.line] ?? ''
  const isOneLine = start.line === end.line
  const mutated = isOneLine ? line.slice(start.column, end.column) : `${line.slice(start.column)} …`
  return `${line.slice(0, start.column)}«${mutated}»${isOneLine ? line.slice(end.column) : ''}`.trim()
}

/**
 * Tells why a mutant is equivalent; undefined for all others.
 * @param {Equivalent[]} equivalents
 */
export function createEquivalentCheck(equivalents) {
  const keyOf = (...parts) => JSON.stringify(parts)
  const reasons = new Map(equivalents.map(({ file, code, replacement, why }) => [keyOf(file, code, replacement), why]))
  /** @type {(source: string, mutant: Mutant) => string | undefined} */
  return (source, mutant) => {
    const code = codeOf(source, mutant)
    return (
      reasons.get(keyOf(mutant.file, code, mutant.replacement)) ??
      everywhere.find((each) => each.code.test(code) && [undefined, mutant.replacement].includes(each.replacement))?.why
    )
  }
}
