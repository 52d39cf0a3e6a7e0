// Prints what failed, then "N passed, N failed" from the test runner's JSON report.
// Exits non-zero when no test ran or one failed.
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'

const report = JSON.parse(readFileSync('.reports/tests.json', 'utf8'))
// A suite that could not be loaded fails as a whole and holds no test: it counts as one failure.
const brokenFiles = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
// Once more at the end, for readers who see only the last lines of a long run.
const quote = (message) => (message ?? '').split('\n').slice(0, 12).join('\n    ')
for (const { name, message } of brokenFiles) console.log(`FAILED ${name}\n    ${quote(message)}`)
for (const { name, assertionResults } of report.testResults)
  for (const { status, fullName, duration, failureMessages } of assertionResults)
    if (status === 'failed')
      console.log(
        `FAILED ${name} > ${fullName} (${Math.round(duration)} ms)\n    ${quote(failureMessages?.join('\n'))}`,
      )
for (const file of report.flaky ?? []) console.log(`FLAKY ${relative('.', file)}`)
const failed = report.numFailedTests + brokenFiles.length
const skipped = report.numPendingTests > 0 ? `, ${report.numPendingTests} skipped` : ''
console.log(`${report.numPassedTests} passed, ${failed} failed${skipped}`)
process.exit(failed === 0 && report.numPassedTests > 0 ? 0 : 1)
