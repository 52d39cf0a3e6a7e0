import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'

const repository = join(import.meta.dirname, '..')
const bin = join(repository, 'node_modules/.bin/vitest')

/** Files that Vitest finds, with the projects that run them. */
const projectsOf = new Map<string, string[]>()

beforeAll(() => {
  const text = execFileSync(bin, ['list', '--filesOnly', '--json'], { cwd: repository, encoding: 'utf8' })
  const listed = JSON.parse(text.slice(text.indexOf('[\n'))) as { file: string; projectName: string }[]
  for (const { file, projectName } of listed) {
    const path = toPath(file)
    projectsOf.set(path, [...(projectsOf.get(path) ?? []), projectName.replace(' (chromium)', '')])
  }
}, 120_000)

const read = (file: string) => readFileSync(join(repository, file), 'utf8')
const toPath = (file: string) => relative(repository, file).replaceAll(sep, '/')

/** All test files and stories on disk, whatever the patterns of the projects are. */
function findTestFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    // Tests in tools/matrix and tools/fresh-apps belong to shops that other commands make.
    if (entry.isDirectory())
      return /^(node_modules|dist|\..+|storybook-static|matrix|fresh-apps)$/.test(entry.name) ? [] : findTestFiles(path)
    return /\.(test|spec|stories)\.[cm]?[jt]sx?$/.test(entry.name) ? [toPath(path)] : []
  })
}

describe('the projects of vitest.config.ts', () => {
  it('run every test file once; components once more on React 18', () => {
    const wrong = findTestFiles(repository)
      .map((file) => ({ file, projects: projectsOf.get(file) ?? [] }))
      .filter(({ projects }) => projects.filter((name) => name !== 'react-18').length !== 1)
    expect(wrong).toEqual([])
  })

  it('keep tests that render on a server apart from those that render in a page', () => {
    const misplaced = findTestFiles(repository).filter(
      (file) => projectsOf.get(file)?.includes('react') && /'react-dom\/(server|static)/.test(read(file)),
    )
    expect(misplaced).toEqual([])
  })

  it('keep tests that start a database or kill processes out of `unit`', () => {
    const startsDatabase = /\b(startPostgres|startPglite|PGlite\.create|killAtRandom)\(/
    const misplaced = findTestFiles(repository).filter(
      (file) => projectsOf.get(file)?.includes('unit') && startsDatabase.test(read(file)),
    )
    expect(misplaced).toEqual([])
  })
})
