// Runs before `npm pack`, `npm publish` and `pnpm pack`: builds the packages, so that what is packed is never missing
// or old. Works in a clean checkout too, because pnpm installs what is needed before it runs the build.
import { spawnSync } from 'node:child_process'
import { fileURLToPath, URL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
// npm passes its own settings on, e.g. `dry-run`. They are not meant for the build.
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)))
const { status } = spawnSync('npx', ['--yes', 'pnpm@12.21.0', 'build'], {
  cwd: root,
  env,
  // The output of `npm pack --json` stays readable.
  stdio: ['ignore', 2, 2],
  shell: process.platform === 'win32',
})
if (status !== 0) {
  console.error(
    'The packages could not be built, so nothing is packed: a tarball without its build cannot be imported. ' +
      'Run `npx --yes pnpm@12.21.0 build` in the root folder and mend what it reports.',
  )
  process.exitCode = 1
}
