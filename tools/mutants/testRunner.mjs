// Stryker's runner for Vitest, which also notices a test file that a mutant breaks before its first test runs: most
// often a constant of a module that throws while it is loaded. Stryker looks at tests alone, finds none, and would
// count the mutant as missed.
import { strykerPlugins as vitestPlugins } from '@stryker-mutator/vitest-runner'

const [vitest] = vitestPlugins
/** Stryker's name for a test that failed. */
const failed = 1

function createTestRunner(injector) {
  const runner = vitest.factory(injector)
  const run = runner.run.bind(runner)
  runner.run = async (options) => {
    const result = await run(options)
    const broken = runner.ctx.state.getFiles().filter(({ result: outcome }) => outcome?.state === 'fail')
    const failures = broken.map(({ filepath, result: outcome }) => ({
      id: `${filepath}#`,
      name: 'the file',
      status: failed,
      failureMessage: outcome.errors?.[0]?.message ?? 'A test of the file failed.',
      timeSpentMs: 0,
    }))
    return { ...result, tests: [...(result.tests ?? []), ...failures] }
  }
  return runner
}
createTestRunner.inject = vitest.factory.inject

export const strykerPlugins = [{ kind: 'TestRunner', name: 'vitest-files', factory: createTestRunner }]
