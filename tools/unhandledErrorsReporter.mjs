import { writeFileSync } from 'node:fs'

/** A Vitest reporter: writes the messages of errors that belong to no test, which the JSON report leaves out. */
export default class UnhandledErrorsReporter {
  onTestRunEnd(_modules, errors) {
    writeFileSync('.reports/unhandled-errors.json', JSON.stringify(errors.map(({ message }) => message)))
  }
}
