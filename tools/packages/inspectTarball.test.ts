import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inspectTarball } from './inspectTarball.mjs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'inspect-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function write(path: string, text: string) {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

const map = JSON.stringify({ version: 3, sources: ['../src/clock.ts'], sourcesContent: ['export {}'], mappings: '' })
const good: Record<string, string> = {
  'package.json': '{ "name": "clock" }',
  'README.md': '# clock',
  LICENSE: 'MIT',
  'CHANGELOG.md': '# clock',
  'dist/clock.js': 'export {}\n//# sourceMappingURL=clock.js.map\n',
  'dist/clock.js.map': map,
  'dist/clock.d.ts': 'export {}',
}

/** What is found in a package with these files besides the good ones; `undefined` leaves a file out. */
function inspect(changes: Record<string, string | undefined>) {
  write('repository/src/clock.ts', 'export {}')
  for (const [path, text] of Object.entries({ ...good, ...changes })) {
    if (text !== undefined) write(join('package', path), text)
  }
  const tarball = join(folder, 'clock.tgz')
  execFileSync('tar', ['-czf', tarball, '-C', folder, 'package'])
  return inspectTarball(tarball, join(folder, 'repository'))
}

describe('inspectTarball', () => {
  it('finds nothing where nothing is wrong', () => expect(inspect({})).toEqual([]))

  it.each([
    ['a missing license', { LICENSE: undefined }, 'LICENSE is missing'],
    ['a file of the compiler', { 'dist/.tsbuildinfo': '{}' }, 'dist/.tsbuildinfo is not for shops'],
    ['a test', { 'src/clock.test.ts': '' }, 'src/clock.test.ts is not for shops'],
    [
      'a protocol that npm does not know',
      { 'package.json': '{ "dependencies": { "a": "workspace:^" } }' },
      'package.json has the protocol workspace:, which npm cannot install',
    ],
    [
      'a path of this machine',
      { 'dist/clock.js': `const file = '${process.cwd()}/src/clock.ts'` },
      'dist/clock.js names a folder of the machine that built it',
    ],
    [
      'a source map without its source',
      { 'dist/clock.js.map': map.replace('"export {}"', 'null') },
      'dist/clock.js.map lacks ../src/clock.ts',
    ],
    [
      'a source map that is not there',
      { 'dist/clock.js.map': undefined },
      'dist/clock.js names a source map that is missing',
    ],
    [
      'a file left over from an earlier build',
      { 'dist/watch.d.ts': 'export {}' },
      'dist/watch.d.ts was built from a source that is gone. Delete dist and build again',
    ],
  ])('finds %s', (_, changes, fault) => {
    expect(inspect(changes)).toEqual([fault])
  })
})
