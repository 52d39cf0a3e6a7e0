// Stryker's runner for Vitest, which also notices two kinds of failure that Stryker would count as a missed mutant:
// - a test file that a mutant breaks before its first test runs, most often by a constant of a module that throws while
//   it is loaded: Stryker looks at tests alone, and finds none;
// - a test that ends the run by its failure, and whose worker is stopped before it has told the result.
import { strykerPlugins as vitestPlugins } from '@stryker-mutator/vitest-runner'

const [vitest] = vitestPlugins
/** Stryker's name for a test that failed. */
const failed = 1

function createTestRunner(injector) {
  const runner = vitest.factory(injector)
  const [init, run] = [runner.init.bind(runner), runner.run.bind(runner)]
  let isEndedByFailure = false
  runner.init = async () => {
    await init()
    // Listeners for the end are dropped when a run begins.
    const end = runner.ctx.cancelCurrentRun.bind(runner.ctx)
    runner.ctx.cancelCurrentRun = (reason) => {
      isEndedByFailure ||= reason === 'test-failure'
      return end(reason)
    }
  }
  runner.run = async (options) => {
    isEndedByFailure = false
    const result = await run(options)
    const broken = runner.ctx.state.getFiles().filter(({ result: outcome }) => outcome?.state === 'fail')
    const failures = broken.map(({ filepath, result: outcome }) => ({
      id: `${filepath}#`,
      name: 'the file',
      status: failed,
      failureMessage: outcome.errors?.[0]?.message ?? 'A test of the file failed.',
      timeSpentMs: 0,
    }))
    if (isEndedByFailure && failures.length === 0)
      failures.push({
        id: 'lost#',
        name: 'a test',
        status: failed,
        failureMessage: 'A test failed. Its worker was stopped before it told which.',
        timeSpentMs: 0,
      })
    return { ...result, tests: [...(result.tests ?? []), ...failures] }
  }
  return runner
}
createTestRunner.inject = vitest.factory.inject

export const strykerPlugins = [{ kind: 'TestRunner', name: 'vitest-files', factory: createTestRunner }]
