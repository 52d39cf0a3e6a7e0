import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const folder = new URL('./', import.meta.url)
const read = (file: string) => readFileSync(new URL(file, folder), 'utf8')

/** Every file that a file loads, by relative imports that are left after types are removed; the file itself too. */
function filesBehind(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const [, imported] of read(file).matchAll(/^(?:import|export) (?!type )[^']*'(\.[^']+)\.js'/gm)) {
    filesBehind(new URL(`${imported}.ts`, new URL(file, folder)).href, seen)
  }
  return seen
}

/** Every code that a refusal of the sandbox is made with. */
function findCodes(): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const texts = names.filter((name) => /(?<!\.test)\.ts$/.test(name)).map(read)
  const made = /(?:refuse\(|new Refusal\(\s*(?:\d+|[\w.]+),\s*)'(\w+)'/g
  return [...new Set(texts.flatMap((text) => [...text.matchAll(made)].map(([, code]) => code ?? '')))].toSorted()
}

describe('the sources of the package', () => {
  it('run in a browser behind the main entry: no file imports Node or a package other than zod', () => {
    const files = filesBehind('./index.ts')
    expect(files.size).toBeGreaterThan(20)
    for (const file of files) {
      const packages = [...read(file).matchAll(/from '([^.'][^']*)'/g)].map(([, name]) => name)
      expect({ file, foreign: packages.filter((name) => name !== 'zod') }).toEqual({ file, foreign: [] })
      expect(read(file)).not.toMatch(/\bprocess\.|\bBuffer\b|\brequire\(/)
    }
  })

  it('refuse only with codes that the README explains', () => {
    const rows = read('../README.md')
      .split('\n')
      .filter((line) => line.startsWith('|'))
    const codes = findCodes()
    expect(codes.length).toBeGreaterThan(20)
    expect(codes.filter((code) => !rows.some((row) => row.includes(`\`${code}\``)))).toEqual([])
  })
})
