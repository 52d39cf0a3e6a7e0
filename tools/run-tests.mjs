// Runs all tests and writes the runner's JSON report, which count-tests.mjs counts. Arguments go to Vitest, except:
//   --rerun           runs browser-test files that failed once more (see rerunFailedFiles.mjs)
//   --write-timings   brings the table of timings in docs/testing.md up to date; only after a run of all tests
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { parseCLI, startVitest } from 'vitest/node'
import { chromium } from './chromium.mjs'
import { rerunFailedFiles } from './rerunFailedFiles.mjs'
import { TimingsReporter } from './timingsReporter.mjs'
import UnhandledErrorsReporter from './unhandledErrorsReporter.mjs'
import { writeFormatted } from './writeFormatted.mjs'

const reportFile = '.reports/tests.json'
const rerunFile = '.reports/tests-again.json'
const errorsFile = '.reports/unhandled-errors.json'
const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined)

/**
 * Runs Vitest in this process, so that whoever ends this process ends the run. The answer tells whether it ended well
 * and holds its JSON report where it wrote one.
 */
async function runVitest(args, file) {
  for (const old of [file, errorsFile]) rmSync(old, { force: true })
  const { filter, options } = parseCLI(['vitest', 'run', ...args], { allowUnknownOptions: true })
  const timings = new TimingsReporter()
  const reporters = ['default', 'json', new UnhandledErrorsReporter(), timings]
  const vitest = await startVitest('test', filter, { ...options, reporters, outputFile: { json: file } })
  const ok = (process.exitCode ?? 0) === 0
  await vitest.close()
  process.exitCode = 0
  return { ok, report: read(file), timings }
}

const own = ['--rerun', '--write-timings']
const args = process.argv.slice(2)
const vitestArgs = args.filter((arg) => !own.includes(arg))
// Unpacked before the tests begin: two projects that unpack it at once would disturb each other.
await chromium()
mkdirSync('.reports', { recursive: true })
const began = performance.now()
const first = await runVitest(vitestArgs, reportFile)
const seconds = (performance.now() - began) / 1000
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
for (const { project, files, tests, wallSeconds } of first.timings.rows)
  console.log(`${project}: ${tests} tests in ${files} files, ${Math.round(wallSeconds)} s`)
if (args.includes('--write-timings')) {
  if (vitestArgs.length > 0) throw new Error('--write-timings needs a run of all tests: leave out the other arguments.')
  const run = { date: new Date().toISOString().slice(0, 10), cores: availableParallelism(), seconds }
  const file = 'docs/testing.md'
  await writeFormatted(file, first.timings.writeTable(readFileSync(file, 'utf8'), run))
}
process.exit(isGreen ? 0 : 1)
