import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { describe, expect, it } from 'vitest'

const repository = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(repository, path), 'utf8')
const exists = (path: string) => existsSync(join(repository, path))
const page = read('docs/architecture.md')

/** The relative imports of a file, as paths from the repository. */
const importsOf = (file: string) =>
  [...read(file).matchAll(/(?:from|import\()\s*'(\.[^']+)\.js'/g)].flatMap(([, path]) => {
    const target = posix.join(dirname(file), path ?? '')
    return [`${target}.ts`, `${target}.tsx`]
  })

const diagrams = [...page.matchAll(/```mermaid\n([\s\S]*?)```/g)].map(([, diagram]) => diagram ?? '')
const isFile = (label: string) => /\.tsx?$/.test(label)

/** The nodes of all diagrams, and the solid arrows between files. */
function readDiagrams() {
  const labels = new Set<string>()
  const imports: [string, string][] = []
  for (const diagram of diagrams) {
    const labelOf = new Map(
      [...diagram.matchAll(/(\w+)\["([^"]+)"\]/g)].map(([, id, label]) => [id ?? '', label ?? '']),
    )
    for (const label of labelOf.values()) labels.add(label)
    for (const line of diagram.replaceAll(/\["[^"]+"\]/g, '').split('\n')) {
      const [, from, to] = /^\s*(\w+) --> (\w+)\s*$/.exec(line) ?? []
      const [source, target] = [labelOf.get(from ?? ''), labelOf.get(to ?? '')]
      if (source && target && isFile(source) && isFile(target)) imports.push([source, target])
    }
  }
  return { files: [...labels].filter(isFile), imports }
}

describe('docs/architecture.md', () => {
  const { files, imports } = readDiagrams()

  it('draws files that exist', () => {
    expect(diagrams.length).toBe(4)
    expect(files.length).toBeGreaterThan(25)
    expect(files.filter((file) => !exists(file))).toEqual([])
  })

  it('draws a solid arrow only where one file imports the other', () => {
    expect(imports.length).toBeGreaterThan(12)
    expect(imports.filter(([from, to]) => !importsOf(from).includes(to))).toEqual([])
  })

  it('has a line for each room of the packages', () => {
    const rooms = ['core', 'react', 'server'].flatMap((name) =>
      readdirSync(join(repository, 'packages', name, 'src'), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !['test', 'internal'].includes(entry.name))
        .map((entry) => `packages/${name}/src/${entry.name}/`),
    )
    expect(rooms.filter((room) => !page.includes(`\`${room}`))).toEqual([])
  })

  it('lists every decision', () => {
    const decisions = readdirSync(join(repository, 'docs/decisions')).filter((name) => /^\d/.test(name))
    expect(decisions.filter((name) => !page.includes(`(decisions/${name})`))).toEqual([])
  })

  it('shows the statistics of the code as it is (`node tools/house-statistics.mjs --write`)', () => {
    const table = execFileSync(process.execPath, [join(repository, 'tools/house-statistics.mjs')], {
      cwd: repository,
      encoding: 'utf8',
    })
    expect(page).toContain(table.trim())
  }, 60_000)
})

describe('README.md', () => {
  it('tells the sizes that tools/measure-bundles.json allows', () => {
    const { limits } = JSON.parse(read('tools/measure-bundles.json')) as { limits: Record<string, { bytes: number }> }
    for (const what of ['first load', 'all']) {
      const { bytes } = limits[`Vite 8, route module: ${what}`]!
      expect(read('README.md').replaceAll(/\s+/g, ' ')).toContain(`${Math.ceil(bytes / 100) / 10} kB`)
    }
  })
})

describe('paths and links in the docs', () => {
  const pages = [
    'README.md',
    'CONTRIBUTING.md',
    ...readdirSync(join(repository, 'docs'))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `docs/${name}`),
    ...readdirSync(join(repository, 'docs/decisions')).map((name) => `docs/decisions/${name}`),
  ]

  it.each(pages)('lead somewhere in %s', (name) => {
    const text = read(name)
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, path]) =>
      posix.join(dirname(name), path ?? ''),
    )
    // A decision tells of its time, so the files that it names may be gone.
    const paths = name.startsWith('docs/decisions/')
      ? []
      : [...text.matchAll(/`((?:packages|apps|docs|tools|bench|examples|\.ci|\.storybook)\/[\w./-]*)`/g)].map(
          ([, path]) => path ?? '',
        )
    expect([...links, ...paths].filter((path) => !exists(path))).toEqual([])
  })
})
