// @vitest-environment node
import { createContext, runInContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { provideWebGlobals } from './provideWebGlobals.js'

type Globals = NonNullable<Parameters<typeof provideWebGlobals>[0]>
const names = ['TextEncoder', 'TextDecoder', 'ReadableStream', 'Headers', 'Request', 'Response', 'structuredClone']

describe('provideWebGlobals', () => {
  it('gives a context without web standards those of Node', () => {
    // As Jest makes one for each test file.
    const globals = createContext({ process, crypto: { randomUUID: () => 'own' } }) as Globals
    provideWebGlobals(globals)
    for (const name of names) expect(globals[name]).toBe(globalThis[name as keyof typeof globalThis])
    expect(runInContext("new Request('http://shop.example').url", globals)).toBe('http://shop.example/')
    expect(globals.crypto?.subtle).toBeDefined()
  })

  it('replaces nothing that exists', () => {
    const own = Object.fromEntries(names.map((name) => [name, () => name]))
    const globals: Globals = { process: { getBuiltinModule: () => undefined }, ...own, crypto: { subtle: {} } }
    const before = { ...globals }
    provideWebGlobals(globals)
    expect(globals).toEqual(before)
  })

  it('does nothing in a browser, which has no process', () => {
    const globals: Globals = {}
    provideWebGlobals(globals)
    expect(globals).toEqual({})
  })
})
