/**
 * In the test run a story fails when something complains on the console (React, the library's own warnings) or asks another
 * host for anything. `parameters.complains` of a story names the one complaint that belongs to it.
 */
export function listen(): () => void {
  const speak = console.error
  complaints = []
  console.error = (...words: unknown[]) => {
    complaints.push(words.map(String).join(' '))
    speak(...words)
  }
  return () => {
    console.error = speak
  }
}

let complaints: string[] = []

/** @throws Error with all that was not expected. */
export function expectNoSurprises(expected: RegExp | undefined): void {
  const unexpected = complaints.filter((complaint) => !expected?.test(complaint))
  if (expected && unexpected.length === complaints.length) unexpected.push(`Nothing complained of ${String(expected)}.`)
  const foreign = performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ host, protocol }) => protocol.startsWith('http') && host !== location.host)
  const surprises = [...unexpected, ...foreign.map(({ href }) => `Asked ${href}`)]
  if (surprises.length > 0) throw new Error(surprises.join('\n'))
}
