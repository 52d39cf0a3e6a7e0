import { replaceTimings, timingRows, writeTimings } from './timings.mjs'

/**
 * A Vitest reporter: collects how long each project took. `rows` holds the result after a run; `writeTable` puts it
 * into a text with the markers.
 */
export class TimingsReporter {
  #began = new Map()
  #modules = []
  rows = []

  onTestModuleStart(module) {
    this.#began.set(module, performance.now())
  }

  onTestModuleEnd(module) {
    const { environmentSetupDuration, prepareDuration, collectDuration, setupDuration, duration } = module.diagnostic()
    this.#modules.push({
      project: module.project.name.replace(/ \(.*\)$/, ''),
      tests: [...module.children.allTests()].length,
      began: this.#began.get(module) ?? performance.now(),
      ended: performance.now(),
      ms: environmentSetupDuration + prepareDuration + collectDuration + setupDuration + duration,
    })
  }

  onTestRunEnd() {
    this.rows = timingRows(this.#modules)
  }

  writeTable(text, run) {
    return replaceTimings(text, writeTimings(this.rows, run))
  }
}
