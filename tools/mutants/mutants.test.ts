import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { chooseMutants } from './chooseMutants.mjs'
import { codeOf, createEquivalentCheck, readEquivalents } from './equivalents.mjs'
import { percentOf, scoreAreas } from './scoreAreas.mjs'
import { replaceScores, writeScores } from './writeScores.mjs'

const mutant = (file: string, line: number, replacement = 'true') => ({
  file,
  start: { line, column: 4 },
  end: { line, column: 9 },
  replacement,
})
const engine = Array.from({ length: 50 }, (_, line) => mutant('packages/core/src/sync/settleCart.ts', line))
const money = Array.from({ length: 5 }, (_, line) => mutant('packages/core/src/money.ts', line))

describe('a sample of mutants', () => {
  it('has so many of each area, or all that there are', () => {
    const files = [...chooseMutants([...engine, ...money], { seed: 1, size: 20 })].map(({ file }) => file)
    expect(files.filter((file) => file === engine[0]?.file)).toHaveLength(20)
    expect(files.filter((file) => file === money[0]?.file)).toHaveLength(5)
  })

  it('is the same for the same seed, whatever the order, and another for another seed', () => {
    const lines = (seed: number, all = engine) =>
      [...chooseMutants(all, { seed, size: 20 })].map(({ start }) => start.line).toSorted((a, b) => a - b)
    expect(lines(1)).toEqual(lines(1, engine.toReversed()))
    expect(lines(1)).not.toEqual(lines(2))
  })
})

describe('mutants without effect', () => {
  const source = 'const a = 1\nif (a > b) {\n  stop()\n}\n'
  const inLine = { file: 'a.ts', start: { line: 1, column: 4 }, end: { line: 1, column: 9 }, replacement: 'true' }

  it('are named by their first line and the mutated part', () => {
    expect(codeOf(source, inLine)).toBe('if («a > b») {')
    expect(codeOf(source, { start: { line: 1, column: 11 }, end: { line: 3, column: 1 } })).toBe('if (a > b) «{ …»')
  })

  it('are found after lines above changed, with their replacement and in their file alone', () => {
    const known = { file: 'a.ts', code: 'if («a > b») {', replacement: 'true', why: 'always so' }
    const why = createEquivalentCheck([known])
    const moved = { ...inLine, start: { line: 2, column: 4 }, end: { line: 2, column: 9 } }
    expect(why(`// more\n${source}`, moved)).toBe('always so')
    expect(why(source, { ...inLine, replacement: 'false' })).toBeUndefined()
    expect(why(source, { ...inLine, file: 'b.ts' })).toBeUndefined()
  })

  it('each name one place: another one of the same text may be noticed', () => {
    const placesOf = ({ file, code }: { file: string; code: string }) => {
      const text = code.replace(/[«»]/g, '').replace(/ ?…$/, '')
      const isCut = code.endsWith('…»')
      return readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => (isCut ? line.trim().startsWith(text) : line.trim() === text)).length
    }
    const odd = readEquivalents().filter((equivalent) => placesOf(equivalent) !== 1)
    expect(odd.map(({ file, code }) => `${file}: ${code}`)).toEqual([])
  })

  it('are those of the build and of lines for developers, wherever they are', () => {
    const why = createEquivalentCheck([])
    const mutantOf = (line: string, part: string, replacement: string) => {
      const column = line.indexOf(part)
      const [start, end] = [column, column + part.length].map((at) => ({ line: 0, column: at }))
      return why(line, { file: 'any.ts', start: start!, end: end!, replacement })
    }
    const line = "if (process.env.NODE_ENV !== 'production') devWarnings?.watch(cart)"
    expect(mutantOf(line, "'production'", '""')).toMatch(/build/)
    expect(mutantOf(line, 'devWarnings?.watch', 'devWarnings.watch')).toMatch(/developers/)
    expect(mutantOf(line, "process.env.NODE_ENV !== 'production'", 'true')).toMatch(/production/)
    expect(mutantOf(line, "process.env.NODE_ENV !== 'production'", 'false')).toBeUndefined()
    expect(mutantOf("if (mode !== 'production') run()", "'production'", '""')).toBeUndefined()
  })
})

describe('scores', () => {
  const at = { start: { line: 2, column: 5 }, end: { line: 2, column: 10 } }
  const statuses = ['Killed', 'Timeout', 'Survived', 'NoCoverage', 'CompileError', 'Ignored', 'RuntimeError']
  const mutants = statuses.map((status) => ({ status, location: at, replacement: 'true' }))
  const scores = scoreAreas({
    files: { 'packages/core/src/sync/settleCart.ts': { source: 'const a = 1\nif (a > b) {\n}\n', mutants } },
  })

  it('count what was noticed and what was not, without mutants that did not run', () => {
    expect(scores).toEqual([
      {
        name: 'core/sync and connections',
        goal: 95,
        noticed: 2,
        missed: [
          expect.objectContaining({ status: 'Survived', line: 2, code: 'if («a > b») {' }),
          expect.objectContaining({ status: 'NoCoverage' }),
        ],
        odd: [expect.objectContaining({ status: 'RuntimeError' })],
      },
    ])
    expect(scores.map(percentOf)).toEqual([50])
  })

  it('become a table and a list, in place of the former ones', () => {
    const text = writeScores(scores, { seed: 7, date: '2026-01-02' })
    expect(text).toContain('Sample of 2026-01-02, seed 7:')
    expect(text).toContain('| core/sync and connections | 2 of 4 | 50.0 % | 95 % |')
    expect(text).toContain('packages/core/src/sync/settleCart.ts:2\n    if («a > b») {  →  true')
    const page = 'above\n<!-- mutants -->\nformer\n<!-- /mutants -->\nbelow'
    expect(replaceScores(page, 'new')).toBe('above\n<!-- mutants -->\n\nnew\n\n<!-- /mutants -->\nbelow')
  })

  it('are refused where they have no place', () => {
    expect(() => replaceScores('no markers', 'new')).toThrow(/docs\/testing\.md has no/)
  })
})
