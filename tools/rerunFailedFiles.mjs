// Browser tests share one machine with a browser, servers and a database, so one may fail by chance. A failed file of
// theirs runs once more, and the second result counts. Unit tests never run again.

/** The Vitest projects whose files run again. */
const projects = { storybook: /\.stories\.tsx?$/, e2e: /\/e2e\/.*\.test\.ts$/ }
/** When more files fail, it is no chance, and running them again would take too long. */
const most = 8

const projectOf = (file) => Object.keys(projects).find((project) => projects[project].test(file))

/**
 * Runs the failed browser-test files of a Vitest JSON report once more and prints `FLAKY <file>` for each that passes
 * only then.
 * `run` runs files of some projects; it answers whether all went well, and their report where one was written.
 * Resolves with the report that counts (it lists the flaky files too) and whether nothing is left that failed.
 */
export async function rerunFailedFiles({ report, run, log = console.log }) {
  const failed = report.testResults.filter(({ status }) => status === 'failed').map(({ name }) => name)
  const again = failed.filter(projectOf)
  if (again.length > most) log(`${again.length} browser-test files failed. None runs again: that is no chance.`)
  if (again.length === 0 || again.length > most) return { report, isMended: false }

  log(`Browser-test files that failed run once more:\n${again.map((file) => `  ${file}`).join('\n')}`)
  const second = await run(again, [...new Set(again.map(projectOf))])
  const results = (second.report?.testResults ?? []).filter(({ name }) => again.includes(name))
  const flaky = results.filter(({ status }) => status === 'passed').map(({ name }) => name)
  for (const file of flaky) log(`FLAKY ${file}`)
  return { report: { ...withResults(report, results), flaky }, isMended: second.ok && flaky.length === failed.length }
}

/** `report` with other results for some of its files, counted anew. */
function withResults(report, results) {
  const testResults = report.testResults.map((file) => results.find(({ name }) => name === file.name) ?? file)
  const statuses = testResults.flatMap(({ assertionResults }) => assertionResults.map(({ status }) => status))
  const count = (...wanted) => statuses.filter((status) => wanted.includes(status)).length
  return {
    ...report,
    testResults,
    numTotalTests: statuses.length,
    numPassedTests: count('passed'),
    numFailedTests: count('failed'),
    numPendingTests: count('pending', 'skipped'),
    success: testResults.every(({ status }) => status === 'passed'),
  }
}
