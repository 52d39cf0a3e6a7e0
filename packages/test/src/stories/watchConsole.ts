/** Console errors and blocked requests since `watchConsole` was called last. */
let problems: string[] = []

/**
 * Collects console errors (of React and of the library) and requests to other hosts, for `expectCleanConsole`.
 * Returns a function that stops it.
 */
export function watchConsole(): () => void {
  blockOtherHosts()
  problems = []
  const consoleError = console.error
  console.error = (...words: unknown[]) => {
    problems.push(words.map(String).join(' '))
    consoleError(...words)
  }
  const onBlocked = ({ blockedURI }: SecurityPolicyViolationEvent) => problems.push(`Requested ${blockedURI}.`)
  document.addEventListener('securitypolicyviolation', onBlocked)
  return () => {
    console.error = consoleError
    document.removeEventListener('securitypolicyviolation', onBlocked)
  }
}

/**
 * @param expected The one console error that belongs to the story, from `parameters.consoleError`.
 * @throws Error with all other problems, or if the expected one is missing.
 */
export function expectCleanConsole(expected: RegExp | undefined): void {
  const unexpected = problems.filter((problem) => !expected?.test(problem))
  if (expected && unexpected.length === problems.length)
    unexpected.push(`No console error matches ${String(expected)}.`)
  if (unexpected.length > 0) throw new Error(unexpected.join('\n'))
}

/** Makes the browser refuse requests to other hosts, for as long as the page is open. */
function blockOtherHosts(): void {
  if (document.querySelector('meta[http-equiv="Content-Security-Policy"]')) return
  const meta = document.createElement('meta')
  meta.httpEquiv = 'Content-Security-Policy'
  meta.content = "default-src 'self' http://localhost:* ws://localhost:* data: blob: 'unsafe-inline' 'unsafe-eval'"
  document.head.append(meta)
}
