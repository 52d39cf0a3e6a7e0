// Packs each built package as it would be published and checks it with publint and "are the types wrong".
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const bin = (name) => join(process.cwd(), 'node_modules/.bin', name)
const out = mkdtempSync(join(tmpdir(), 'hakuna-kit-pack-'))
let red = 0
const check = (what, command, args, options) => {
  try {
    execFileSync(command, args, { stdio: 'pipe', ...options })
    console.log(`${what}: ok`)
  } catch (error) {
    red++
    console.log(`${what}: FAILED\n${error.stdout}${error.stderr}`)
  }
}
for (const name of ['core', 'react', 'server', 'sandbox']) {
  const cwd = join('packages', name)
  execFileSync('pnpm', ['pack', '--pack-destination', out], { cwd, stdio: 'pipe' })
  const tarball = join(
    out,
    readdirSync(out).find((file) => file.includes(`-${name}-`)),
  )
  check(`${name} publint`, bin('publint'), ['run', tarball, '--strict'])
  check(`${name} types`, bin('attw'), [tarball, '--profile', 'esm-only', '--exclude-entrypoints', 'styles.css'])
}
rmSync(out, { recursive: true, force: true })
process.exit(red === 0 ? 0 : 1)
