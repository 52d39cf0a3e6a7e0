import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'

const repository = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(repository, path), 'utf8')

type Manifest = {
  name: string
  version: string
  private?: boolean
  homepage: string
  repository: { type: string; url: string; directory?: string }
  bugs: { url: string }
  publishConfig?: { access: string }
  dependencies?: Record<string, string>
  [field: string]: unknown
}
const manifestOf = (folder: string) => JSON.parse(read(join(folder, 'package.json'))) as Manifest

const published = readdirSync(join(repository, 'packages'))
  .map((name) => `packages/${name}`)
  .filter((folder) => !manifestOf(folder).private)
/** The one place where the address of the project is written. */
const root = manifestOf('.')

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'packages-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function write(files: Record<string, string>) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}
function runTool(name: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(repository, 'tools', name), ...args], {
    cwd: repository,
    encoding: 'utf8',
  })
  return { status, output: stdout + stderr }
}

describe('the published packages', () => {
  it('are four, which changesets move together', () => {
    const { fixed } = JSON.parse(read('.changeset/config.json')) as { fixed: string[][] }
    expect(published).toEqual(['packages/core', 'packages/react', 'packages/sandbox', 'packages/server'])
    expect(fixed.map((group) => group.toSorted())).toEqual([published.map((one) => manifestOf(one).name)])
    expect(new Set(published.map((one) => manifestOf(one).version)).size).toBe(1)
  })

  it.each(published)('say in %s where they come from', (one) => {
    const manifest = manifestOf(one)
    expect(manifest).toMatchObject({
      repository: { ...root.repository, directory: one },
      homepage: root.homepage.replace('#readme', `/tree/main/${one}#readme`),
      bugs: root.bugs,
      author: root['author'],
      license: root['license'],
      engines: root['engines'],
      publishConfig: { access: 'public' },
    })
    expect((manifest['keywords'] as string[]).length).toBeGreaterThan(4)
    expect(String(manifest['description'])).toMatch(/\.$/)
  })

  it.each(published)('accept newer versions of what %s depends on', (one) => {
    const exact = Object.entries(manifestOf(one).dependencies ?? {}).filter(([, range]) => /^\d/.test(range))
    expect(exact).toEqual([])
  })

  it.each(published)('bring license and changelog in %s', (one) => {
    expect(read(join(one, 'LICENSE'))).toBe(read('LICENSE'))
    expect(read(join(one, 'CHANGELOG.md'))).toContain(`\n## ${manifestOf(one).version}\n`)
  })
})

describe('a release', { timeout: 120_000 }, () => {
  it('moves all packages by the same step, and a small one stays below 1.0', () => {
    for (const one of published) {
      for (const file of ['package.json', 'CHANGELOG.md'])
        cpSync(join(repository, one, file), join(folder, one, file), { recursive: true })
    }
    for (const file of ['package.json', 'pnpm-workspace.yaml', '.changeset'])
      cpSync(join(repository, file), join(folder, file), { recursive: true })
    write({ '.changeset/one.md': '---\n"@hakuna-kit/core": minor\n---\n\nAdds a thing.\n' })
    const [major, minor] = manifestOf('packages/core').version.split('.').map(Number)
    execFileSync(join(repository, 'node_modules/.bin/changeset'), ['version'], { cwd: folder, stdio: 'pipe' })
    for (const one of published) {
      const { version } = JSON.parse(readFileSync(join(folder, one, 'package.json'), 'utf8')) as Manifest
      // A peer dependency on a package of ours with a range like ^0.1.0 would turn this into 1.0.0.
      expect([one, version]).toEqual([one, `${major}.${(minor ?? 0) + 1}.0`])
    }
  })

  it('publishes nothing when the tag names another version', () => {
    expect(runTool('publish-packages.mjs', '--tag', 'v0.0.1', '--dry-run')).toMatchObject({
      status: 1,
      output: expect.stringContaining('The tag is v0.0.1, but here is @hakuna-kit/core') as string,
    })
  })
})

/** A package with one option, one error and a README that tells both. */
const sample = {
  'packages/core/package.json':
    '{ "name": "@hakuna-kit/core", "exports": { ".": { "@hakuna-kit/source": "./src/index.ts", "types": "./dist/index.d.ts" } } }',
  'packages/core/src/index.ts':
    "export { ClockError, createClock } from './clock.js'\nexport type { ClockOptions } from './clock.js'\n",
  'packages/core/src/clock.ts':
    '/** What a clock needs. */\nexport type ClockOptions = {\n  /** Milliseconds. Default 1,000. */\n' +
    "  tickMs?: number | undefined\n}\nexport class ClockError extends Error {\n  readonly code = 'clock_stopped'\n}\n" +
    'export const createClock = (options: ClockOptions): ClockOptions => options\n',
  'packages/core/README.md': [
    '# @hakuna-kit/core',
    '```sh\nnpm install @hakuna-kit/core\n```',
    '## Example',
    '```ts\ncreateClock({})\n```',
    '## Options',
    '<!-- options: ClockOptions -->\n\n| Option   | Type     | Meaning                      |\n' +
      '| -------- | -------- | ---------------------------- |\n' +
      '| `tickMs` | `number` | Milliseconds. Default 1,000. |\n\n<!-- end -->',
    '## Errors',
    '| Code            | Means   |\n| --------------- | ------- |\n| `clock_stopped` | stopped |\n',
  ].join('\n\n'),
}

describe('the READMEs of the packages', { timeout: 120_000 }, () => {
  const check = () => runTool('package-readmes.mjs', folder)

  it('tell what the code has (`node tools/package-readmes.mjs --write`)', () => {
    expect(runTool('package-readmes.mjs')).toEqual({ status: 0, output: 'core, react, server, sandbox: 0 fault(s)\n' })
  })

  it('are written from the doc comments', () => {
    write(sample)
    expect(check()).toMatchObject({ status: 0 })
    write({ 'packages/core/src/clock.ts': sample['packages/core/src/clock.ts'].replace('1,000', '2,000') })
    runTool('package-readmes.mjs', '--write', folder)
    expect(readFileSync(join(folder, 'packages/core/README.md'), 'utf8')).toContain(
      '| `tickMs` | `number` | Milliseconds. Default 2,000. |',
    )
  })

  it.each([
    ['a new option', 'tickMs?', '/** A name. */\n  name?: string | undefined\n  tickMs?', 'differs from the code'],
    ['an option without a comment', 'tickMs?', 'name?: string | undefined\n  tickMs?', 'no doc comment for tickMs'],
    [
      'a type of options without a table',
      'export class',
      'export type AlarmOptions = { /** Loud. */ volume: number }\nexport class',
      'no table shows volume of AlarmOptions',
    ],
    ['an error code without a row', "'clock_stopped'", "'clock_lost'", 'no row tells what the error code clock_lost'],
  ])('miss nothing: %s', (_, before, after, fault) => {
    write({
      ...sample,
      'packages/core/src/clock.ts': sample['packages/core/src/clock.ts'].replace(before, after),
      'packages/core/src/index.ts': "export * from './clock.js'\n",
    })
    expect(check()).toMatchObject({ status: 1, output: expect.stringContaining(fault) as string })
  })

  it.each(published)('show code that compiles in %s', (one) => {
    const blocks = [...read(join(one, 'README.md')).matchAll(/```(tsx?)\n([\s\S]*?)```/g)]
    expect(blocks.length).toBeGreaterThan(0)
    // Inside the repository, so that the packages resolve.
    const place = join(repository, '.reports', one)
    rmSync(place, { recursive: true, force: true })
    mkdirSync(place, { recursive: true })
    blocks.forEach(([, type, code], index) => writeFileSync(join(place, `block-${index}.${type}`), code ?? ''))
    const config = { extends: '../../../tsconfig.json', compilerOptions: { noUnusedLocals: false }, include: ['.'] }
    writeFileSync(join(place, 'tsconfig.json'), JSON.stringify(config))
    const { stdout } = spawnSync(join(repository, 'node_modules/.bin/tsc'), ['-p', place], { encoding: 'utf8' })
    expect(stdout.split('\n').filter((line) => line.includes('block-'))).toEqual([])
  })
})

describe('the reports of public names and types', { timeout: 120_000 }, () => {
  const report = 'packages/core/api/core.api.md'
  const types =
    'type Unit = "ms" | "s";\nexport declare const createClock: (unit: Unit) => void;\n/** A time. */\nexport interface Time {\n    ms: number;\n}\nexport {};\n'
  const check = () => runTool('api-reports.mjs', folder)
  let first = ''
  /** The package as it was when its report was written. */
  const writeReported = () => write({ ...sample, 'packages/core/dist/index.d.ts': types, [report]: first })
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'packages-'))
    writeReported()
    runTool('api-reports.mjs', '--write', folder)
    first = readFileSync(join(folder, report), 'utf8')
    rmSync(folder, { recursive: true })
  }, 120_000)
  beforeEach(writeReported)

  it('hold every public name, and the types behind them', () => {
    expect(first).toContain('const createClock: (unit: Unit) => void')
    expect(first).toContain('interface Time {\n  ms: number\n}')
    expect(first.slice(first.indexOf('not exported'))).toContain("type Unit = 'ms' | 's'")
    expect(check()).toMatchObject({ status: 0 })
  })

  it.each([
    ['a name that is gone', 'export interface', 'interface', '  - interface Time {'],
    ['a type that changed', 'ms: number', 'ms: bigint', '  +   ms: bigint'],
    ['a type behind a public one that changed', '"ms" | "s"', '"ms"', "  + type Unit = 'ms'"],
  ])('turn red for %s', (_, before, after, line) => {
    write({ 'packages/core/dist/index.d.ts': types.replace(before, after) })
    expect(check()).toMatchObject({ status: 1, output: expect.stringContaining(line) as string })
  })

  it('do not change with a comment', () => {
    write({ 'packages/core/dist/index.d.ts': types.replace('A time.', 'Another text.') })
    expect(check()).toMatchObject({ status: 0 })
  })

  it('ask for a build where there is none', () => {
    rmSync(join(folder, 'packages/core/dist'), { recursive: true })
    expect(check()).toMatchObject({ status: 1, output: expect.stringContaining('Run pnpm build') as string })
  })
})
