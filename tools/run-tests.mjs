// Runs all tests and writes the runner's JSON report, which count-tests.mjs counts. Arguments go to Vitest, except:
//   --rerun   runs browser-test files that failed once more (see rerunFailedFiles.mjs)
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { chromium } from './chromium.mjs'
import { rerunFailedFiles } from './rerunFailedFiles.mjs'

const reportFile = '.reports/tests.json'
const rerunFile = '.reports/tests-again.json'
const errorsFile = '.reports/unhandled-errors.json'
const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined)

/** Runs Vitest; the answer tells whether it ended well and holds its JSON report where it wrote one. */
function runVitest(args, file) {
  for (const old of [file, errorsFile]) rmSync(old, { force: true })
  const reporters = ['default', 'json', './tools/unhandledErrorsReporter.mjs'].map((name) => `--reporter=${name}`)
  const { status } = spawnSync('vitest', ['run', ...reporters, `--outputFile.json=${file}`, ...args], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  return { ok: status === 0, report: read(file) }
}

const args = process.argv.slice(2)
// Unpacked before the tests begin: two projects that unpack it at once would disturb each other.
await chromium()
mkdirSync('.reports', { recursive: true })
const first = runVitest(
  args.filter((arg) => arg !== '--rerun'),
  reportFile,
)
let isGreen = first.ok
if (!first.ok && first.report && args.includes('--rerun')) {
  const unhandled = read(errorsFile) ?? []
  const { report, isMended } = await rerunFailedFiles({
    report: first.report,
    log: (line) => console.log(line.replaceAll(`${process.cwd()}/`, '')),
    run: async (files, projects) =>
      runVitest([...projects.map((project) => `--project=${project}`), ...files], rerunFile),
  })
  writeFileSync(reportFile, JSON.stringify(report))
  isGreen = isMended && unhandled.length === 0
}
process.exitCode = isGreen ? 0 : 1
