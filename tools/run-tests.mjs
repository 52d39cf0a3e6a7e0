// Runs all tests in one go and writes the runner's own report, which .ci/run counts.
// The browser is unpacked first, in one step: two projects unpacking it at once would race.
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { chromium } from './chromium.mjs'

await chromium()
mkdirSync('.reports', { recursive: true })
const vitest = ['run', '--reporter=default', '--reporter=json', '--outputFile.json=.reports/tests.json']
const { status } = spawnSync('vitest', [...vitest, ...process.argv.slice(2)], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
})
process.exit(status ?? 1)
