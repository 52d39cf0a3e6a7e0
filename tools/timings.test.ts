import { describe, expect, it } from 'vitest'
import { replaceTimings, timingRows, writeTimings } from './timings.mjs'

const modules = [
  { project: 'react', tests: 3, began: 9_000, ended: 21_000, ms: 12_000 },
  { project: 'unit', tests: 2, began: 1_000, ended: 4_000, ms: 3_000 },
  { project: 'unit', tests: 5, began: 2_000, ended: 8_000, ms: 6_600 },
]

describe('the timings of the projects', () => {
  it('are the seconds from the first file to the last, and the sum of all files', () => {
    expect(timingRows(modules)).toEqual([
      { project: 'unit', files: 2, tests: 7, wallSeconds: 7, workSeconds: 9.6 },
      { project: 'react', files: 1, tests: 3, wallSeconds: 12, workSeconds: 12 },
    ])
  })

  it('replace the table between the markers, and nothing else', () => {
    const table = writeTimings(timingRows(modules), { date: '2026-11-28', cores: 2, seconds: 20.4 })
    const text = replaceTimings('before\n<!-- timings -->\nold\n<!-- /timings -->\nafter', table)
    expect(text.split('\n')).toEqual([
      'before',
      '<!-- timings -->',
      '',
      'Run of 2026-11-28 on 2 cores, 20 s in all:',
      '',
      '| Project | Files | Tests | Seconds | Seconds of all its files |',
      '| --- | --: | --: | --: | --: |',
      '| `unit` | 2 | 7 | 7 | 10 |',
      '| `react` | 1 | 3 | 12 | 12 |',
      '| all | 3 | 10 | 20 | 22 |',
      '',
      '<!-- /timings -->',
      'after',
    ])
    expect(replaceTimings(text, table)).toBe(text)
    expect(() => replaceTimings('no markers', table)).toThrow('docs/testing.md has no <!-- timings -->')
  })
})
