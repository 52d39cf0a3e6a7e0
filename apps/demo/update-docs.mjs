// Takes new pictures for docs/screenshots and writes docs/tour.md: `node apps/demo/update-docs.mjs`.
// A browser test does this, so every picture shows a state that was tested.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const vitest = join(dirname(createRequire(join(root, 'package.json')).resolve('vitest/package.json')), 'vitest.mjs')
const tests = ['apps/demo/e2e/tour.test.ts']
const { status } = spawnSync(process.execPath, [vitest, 'run', '--project', 'e2e', ...tests], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, UPDATE_SCREENSHOTS: '1' },
})
process.exitCode = status ?? 1
