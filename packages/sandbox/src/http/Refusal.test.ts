import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'

const source = new URL('../', import.meta.url)

/** Every code that a refusal of the sandbox is made with. */
async function findCodes(): Promise<string[]> {
  const names = (await readdir(source, { recursive: true })).filter((name) => /(?<!\.test)\.ts$/.test(name))
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, source), 'utf8')))
  const made = /(?:refuse\(|new Refusal\(\s*(?:\d+|[\w.]+),\s*)'(\w+)'/g
  return [...new Set(texts.flatMap((text) => [...text.matchAll(made)].map(([, code]) => code ?? '')))].toSorted()
}

describe('Refusal', () => {
  it('has only codes that the README explains', async () => {
    const readme = await readFile(new URL('../README.md', source), 'utf8')
    const rows = readme.split('\n').filter((line) => line.startsWith('|'))
    const codes = await findCodes()
    expect(codes.length).toBeGreaterThan(20)
    expect(codes.filter((code) => !rows.some((row) => row.includes(`\`${code}\``)))).toEqual([])
  })
})
