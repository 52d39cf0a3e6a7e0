// Packs each package with plain npm, as it would be published, and checks the tarball: its content, with publint, with
// "are the types wrong", and with a publish that ends before the upload. Run `pnpm build` first.
import { execFileSync, spawnSync } from 'node:child_process'
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
function check(what, command, args, { cwd, findFault = () => undefined } = {}) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' })
  const output = `${stdout}${stderr}`
  const fault = findFault(output) ?? (status === 0 ? '' : output)
  report(what, fault ? [fault] : [])
}
/** What is wrong with a publish that ends before the upload. npm only warns of fields that it changes by itself. */
function findPublishFault(output) {
  if (output.includes('auto-corrected')) return output
  // Between two releases the version in the repository is the published one.
  return output.includes('cannot publish over the previously published versions') ? '' : undefined
}

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
  check(`${name} npm publish --dry-run`, 'npm', ['publish', '--dry-run', '--ignore-scripts'], {
    cwd: folder,
    findFault: findPublishFault,
  })
}
rmSync(out, { recursive: true, force: true })
process.exitCode = red === 0 ? 0 : 1
