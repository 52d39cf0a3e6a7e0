// Packs each package with plain npm, as it would be published, and checks the tarball: its content, with publint, with
// "are the types wrong", and with a publish that ends before the upload. Run `pnpm build` first.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspectTarball } from './packages/inspectTarball.mjs'
import { listPackages } from './packages/listPackages.mjs'

const bin = (name) => join(process.cwd(), 'node_modules/.bin', name)
const out = mkdtempSync(join(tmpdir(), 'hakuna-kit-pack-'))
let red = 0
function report(what, faults) {
  if (faults.length > 0) red++
  console.log(faults.length > 0 ? `${what}: FAILED\n${faults.join('\n')}` : `${what}: ok`)
}
function check(what, command, args, isFine = () => false) {
  try {
    execFileSync(command, args, { stdio: 'pipe' })
    report(what, [])
  } catch (error) {
    const output = `${error.stdout}${error.stderr}`
    report(what, isFine(output) ? [] : [output])
  }
}
/** Between two releases the version in the repository is the published one. */
const isPublished = (output) => output.includes('cannot publish over the previously published versions')

// Without scripts: `prepack` would build everything again for each package.
const pack = (folder) =>
  JSON.parse(
    execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', out], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  )[0]

for (const { folder, manifest } of listPackages()) {
  const { name } = manifest
  const { filename } = pack(folder)
  const tarball = join(out, filename)
  report(`${name} content`, inspectTarball(tarball, folder))
  check(`${name} publint`, bin('publint'), ['run', tarball, '--strict'])
  check(`${name} types`, bin('attw'), [tarball, '--profile', 'esm-only', '--exclude-entrypoints', 'styles.css'])
  check(`${name} npm publish --dry-run`, 'npm', ['publish', '--dry-run', tarball], isPublished)
}
rmSync(out, { recursive: true, force: true })
process.exitCode = red === 0 ? 0 : 1
