import { describe, expect, it, vi } from 'vitest'
import { rerunFailedFiles, type TestReport } from './rerunFailedFiles.mjs'

const story = '/kit/packages/react/src/cart/row/CartProtectionRow.stories.tsx'
const journey = '/kit/apps/demo/e2e/journey.test.ts'
const unit = '/kit/packages/core/src/money.test.ts'

/** A report of files and the outcomes of their tests: `{ [unit]: 'passed failed' }`. No outcome: it did not load. */
function reportOf(files: Record<string, string>): TestReport {
  const testResults = Object.entries(files).map(([name, outcomes]) => {
    const statuses = outcomes.split(' ').filter(Boolean)
    const isRed = statuses.length === 0 || statuses.includes('failed')
    return {
      name,
      status: isRed ? 'failed' : 'passed',
      assertionResults: statuses.map((status) => ({ status })),
    }
  })
  const all = testResults.flatMap((file) => file.assertionResults)
  const count = (wanted: string) => all.filter(({ status }) => status === wanted).length
  return {
    numTotalTests: all.length,
    numPassedTests: count('passed'),
    numFailedTests: count('failed'),
    numPendingTests: count('skipped'),
    success: testResults.every(({ status }) => status === 'passed'),
    testResults,
  }
}

/** Runs the rerun with a runner that answers `second`; resolves with what came of it, what ran and what was printed. */
async function rerun(first: Record<string, string>, second: Record<string, string>, ok?: boolean) {
  const secondReport = reportOf(second)
  const run = vi.fn(async (_files: string[], _projects: string[]) => ({
    ok: ok ?? secondReport.success,
    report: secondReport,
  }))
  const printed: string[] = []
  const outcome = await rerunFailedFiles({ report: reportOf(first), run, log: (line) => printed.push(line) })
  return { ...outcome, ran: run.mock.calls, flaky: printed.filter((line) => line.startsWith('FLAKY ')) }
}

describe('rerunFailedFiles', () => {
  it('runs only the failed browser-test files, in their projects, and counts the second result', async () => {
    const outcome = await rerun(
      { [unit]: 'passed skipped', [story]: 'passed failed', [journey]: 'failed' },
      { [story]: 'passed passed', [journey]: 'passed' },
    )
    expect(outcome.ran).toEqual([
      [
        [story, journey],
        ['storybook', 'e2e'],
      ],
    ])
    expect(outcome.flaky).toEqual([`FLAKY ${story}`, `FLAKY ${journey}`])
    expect(outcome.isMended).toBe(true)
    expect(outcome.report).toMatchObject({
      numTotalTests: 5,
      numPassedTests: 4,
      numFailedTests: 0,
      numPendingTests: 1,
      success: true,
      flaky: [story, journey],
    })
  })

  it('runs nothing where all passed, and nothing where only a unit test failed', async () => {
    expect(await rerun({ [unit]: 'passed', [story]: 'passed' }, {})).toMatchObject({ ran: [], isMended: false })
    const red = await rerun({ [unit]: 'failed', [story]: 'passed' }, {})
    expect(red).toMatchObject({ ran: [], isMended: false, report: { numFailedTests: 1 } })
  })

  it('stays failed where a unit test failed beside a flaky story', async () => {
    const outcome = await rerun({ [unit]: 'failed', [story]: 'failed' }, { [story]: 'passed' })
    expect(outcome).toMatchObject({ isMended: false, flaky: [`FLAKY ${story}`], report: { numFailedTests: 1 } })
  })

  it('stays failed where a file fails twice, and names only the other one', async () => {
    const outcome = await rerun(
      { [story]: 'failed failed', [journey]: 'failed' },
      { [story]: 'passed failed', [journey]: 'passed' },
    )
    expect(outcome).toMatchObject({
      isMended: false,
      flaky: [`FLAKY ${journey}`],
      report: { numPassedTests: 2, numFailedTests: 1 },
    })
  })

  it('takes a file that did not load the first time, and one that does not load the second time', async () => {
    expect(await rerun({ [journey]: '' }, { [journey]: 'passed passed' })).toMatchObject({
      isMended: true,
      report: { numTotalTests: 2, numPassedTests: 2 },
    })
    expect(await rerun({ [journey]: 'failed' }, { [journey]: '' })).toMatchObject({ isMended: false, flaky: [] })
  })

  it('keeps the first result where the second run writes no report or ends with an error of its own', async () => {
    const report = reportOf({ [story]: 'failed' })
    const silent = await rerunFailedFiles({ report, run: async () => ({ ok: false }), log: () => {} })
    expect(silent).toMatchObject({ isMended: false, report: { numFailedTests: 1 } })
    expect(await rerun({ [story]: 'failed' }, { [story]: 'passed' }, false)).toMatchObject({ isMended: false })
  })

  it('runs nothing again where more than eight files failed', async () => {
    const many = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`/kit/apps/demo/e2e/${i}.test.ts`, 'failed']))
    expect(await rerun(many, {})).toMatchObject({ ran: [], isMended: false, report: { numFailedTests: 9 } })
  })
})
