import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as entry from './index.js'

/** Every file that the main entry loads, by relative imports that are left after types are removed. */
function filesBehind(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  const source = readFileSync(new URL(file, import.meta.url), 'utf8')
  for (const [, imported] of source.matchAll(/^(?:import|export) (?!type )[^']*'(\.[^']+)\.js'/gm)) {
    filesBehind(new URL(`${imported}.ts`, new URL(file, import.meta.url)).href, seen)
  }
  return seen
}

describe('the main entry', () => {
  it('exports these names', () => {
    expect(Object.keys(entry).toSorted()).toEqual([
      'createSandbox',
      'defaultCatalogue',
      'defaultTerms',
      'offerCategories',
    ])
  })

  it('runs in a browser: no file imports Node or a package other than zod', () => {
    const files = filesBehind('./index.ts')
    expect(files.size).toBeGreaterThan(20)
    for (const file of files) {
      const source = readFileSync(new URL(file, import.meta.url), 'utf8')
      const packages = [...source.matchAll(/from '([^.'][^']*)'/g)].map(([, name]) => name)
      expect({ file, foreign: packages.filter((name) => name !== 'zod') }).toEqual({ file, foreign: [] })
      expect(source).not.toMatch(/\bprocess\.|\bBuffer\b|\brequire\(/)
    }
  })
})
