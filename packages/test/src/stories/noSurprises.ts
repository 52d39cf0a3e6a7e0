/**
 * In the test run a story fails when something complains on the console (React, the library's own warnings) or asks another
 * host for anything. `parameters.complains` of a story names the one complaint that belongs to it.
 */
export function listen(): () => void {
  stayAtHome()
  complaints = []
  const speak = console.error
  console.error = (...words: unknown[]) => {
    complaints.push(words.map(String).join(' '))
    speak(...words)
  }
  const onRefusal = ({ blockedURI }: SecurityPolicyViolationEvent) => complaints.push(`Asked ${blockedURI}.`)
  document.addEventListener('securitypolicyviolation', onRefusal)
  return () => {
    console.error = speak
    document.removeEventListener('securitypolicyviolation', onRefusal)
  }
}

let complaints: string[] = []

/** @throws Error with all that was not expected. */
export function expectNoSurprises(expected: RegExp | undefined): void {
  const unexpected = complaints.filter((complaint) => !expected?.test(complaint))
  if (expected && unexpected.length === complaints.length) unexpected.push(`Nothing complained of ${String(expected)}.`)
  if (unexpected.length > 0) throw new Error(unexpected.join('\n'))
}

/** From here on the browser itself refuses to load anything from elsewhere. */
function stayAtHome(): void {
  if (document.querySelector('meta[http-equiv="Content-Security-Policy"]')) return
  const meta = document.createElement('meta')
  meta.httpEquiv = 'Content-Security-Policy'
  meta.content = "default-src 'self' http://localhost:* ws://localhost:* data: blob: 'unsafe-inline' 'unsafe-eval'"
  document.head.append(meta)
}
