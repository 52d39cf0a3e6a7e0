/** What server and sandbox need, and what Jest's simulated browser does not have. */
const names = ['TextEncoder', 'TextDecoder', 'ReadableStream', 'Headers', 'Request', 'Response', 'structuredClone']

type NodeVm = { runInThisContext(code: string): unknown }
type Globals = Record<string, unknown> & {
  process?: { getBuiltinModule?: (name: string) => NodeVm | undefined } | undefined
  crypto?: { subtle?: unknown } | undefined
}

/**
 * Defines the web standards that the test environment lacks, with those of Node itself. Nothing that exists is
 * replaced, except a `crypto` without `subtle`. Does nothing in a real browser.
 */
export function provideWebGlobals(globals = globalThis as unknown as Globals): void {
  const missing = names.filter((name) => globals[name] === undefined)
  if (!globals.crypto?.subtle) missing.push('crypto')
  if (missing.length === 0) return
  // Jest runs tests in a context of their own. This is the one that Node was started with.
  const node = globals.process?.getBuiltinModule?.('node:vm')
  if (!node) return
  for (const name of missing) {
    const value = node.runInThisContext(`globalThis.${name}`)
    Object.defineProperty(globals, name, { value, configurable: true, writable: true })
  }
}
