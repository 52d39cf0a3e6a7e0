import { dirname, relative } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * Runs the test files beside the mutated file first, then those of its neighbours: they notice most mutants, and the
 * first test that fails ends the run.
 */
export class NearestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const [mutated] = this.ctx.config.related ?? []
    if (!mutated) return super.sort(files)
    const steps = ({ moduleId }: TestSpecification) => relative(dirname(mutated), moduleId).split('/').length
    return files.toSorted((a, b) => steps(a) - steps(b))
  }
}
