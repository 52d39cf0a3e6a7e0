import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundlePackage } from './bundlePackage.mjs'

/** Declarations that must exist once: two copies of a class, a context or a cache do not know each other. */
const withState =
  /^(?:const|let|var) (\w+) = (?:class\b|.*\b(?:createContext|createLazy|createObservable)\(|new (?:Weak)?(?:Map|Set)\b)/gm

describe.each([
  ['core', ['coalesce', 'errors', 'index', 'internal', 'localizedText', 'sync', 'testing']],
  [
    'react',
    [
      'cart',
      'components',
      'de',
      'devtools',
      'devtools.client',
      'devtools.react-server',
      'en',
      'extras',
      'index',
      'index.client',
      'index.react-server',
      'index.values',
      'languages',
      'optIn',
      'server',
      'testing',
    ],
  ],
] as const)('the bundled package %s', (name, expected) => {
  const files = new Map<string, string>()
  const maps = new Map<string, { sources: string[]; sourcesContent: (string | null)[] }>()
  let dist = ''
  beforeAll(async () => {
    dist = await mkdtemp(join(tmpdir(), 'hakuna-kit-dist-'))
    await bundlePackage(name, dist)
    for (const file of await readdir(dist)) {
      const text = await readFile(join(dist, file), 'utf8')
      if (file.endsWith('.map')) maps.set(file, JSON.parse(text))
      else files.set(file.replace(/\.js$/, ''), text)
    }
  }, 60_000)
  afterAll(() => rm(dist, { recursive: true }))

  it('has these files, each import of its own among them', () => {
    expect([...files.keys()].toSorted()).toEqual(expected)
    for (const text of files.values()) {
      const imports = [...text.matchAll(/(?:from|import\() ?["']\.\/(.+?)\.js["']/g)].map(([, file]) => file)
      for (const file of imports) expect(expected).toContain(file)
    }
  })

  it('has everything with state once', () => {
    const found = [...files.values()].flatMap((text) => [...text.matchAll(withState)].map(([, variable]) => variable))
    expect(found.length).toBeGreaterThan(2)
    expect(found.toSorted()).toEqual([...new Set(found)].toSorted())
  })

  it("marks only what server components get as 'use client'", () => {
    const marked = [...files].filter(([, text]) => /['"]use client['"]/.test(text)).map(([file]) => file)
    expect(marked).toEqual(expected.filter((file) => file.endsWith('.client')))
  })

  it('has source maps with the sources in them', () => {
    expect(maps.size).toBeGreaterThan(3)
    for (const { sources, sourcesContent } of maps.values()) {
      expect(sourcesContent).toHaveLength(sources.length)
      expect(sourcesContent.every((source) => source)).toBe(true)
    }
  })
})

describe('the bundled package react', () => {
  let dist = ''
  const read = (file: string) => readFile(join(dist, `${file}.js`), 'utf8')
  beforeAll(async () => {
    dist = await mkdtemp(join(tmpdir(), 'hakuna-kit-dist-'))
    await bundlePackage('react', dist)
  }, 60_000)
  afterAll(() => rm(dist, { recursive: true }))

  it('gives server components their names without React hooks', async () => {
    const names = (text: string) =>
      [...text.matchAll(/export \{([^}]*)\}/g)]
        .flatMap(([, list]) => list?.split(',') ?? [])
        .map((name) => name.trim())
        .toSorted()
    expect(names(await read('index.react-server'))).toEqual(names(await read('index')))
    for (const file of ['index.values', 'server'])
      expect(await read(file)).not.toMatch(/from ["'](react|\.\/components\.js)["']/)
  })

  it('has no code in the file that shops import from', async () => {
    expect((await read('index')).replaceAll(/^(import|export) \{[^}]*\}.*$/gm, '').trim()).toBe('')
  })
})
