import { build, type BuildOptions } from 'esbuild'
import { fileURLToPath } from 'node:url'
import { createContext, runInContext } from 'node:vm'
import { createSandbox } from '@hakuna-kit/sandbox'
import { describe, expect, it } from 'vitest'
import * as entry from './index.js'
import * as nodeEntry from './node.js'
import { phone } from '@hakuna-kit/test/products'
import { post, secretKey } from '@hakuna-kit/test/server/createStack'
import { webStandards } from './test/webStandards.js'

const resolveDir = fileURLToPath(new URL('.', import.meta.url))

async function bundle(contents: string, options: BuildOptions): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir },
    bundle: true,
    write: false,
    logLevel: 'silent',
    // Removes comments, which may contain any word.
    minifyWhitespace: true,
    mainFields: ['module', 'main'],
    ...options,
    conditions: ['@hakuna-kit/source', ...(options.conditions ?? [])],
  })
  return outputFiles?.[0]?.text ?? ''
}

const useProxy = `
  import { createProtectionProxy } from '@hakuna-kit/server'
  globalThis.createProtectionProxy = createProtectionProxy
`

describe('the main entry', () => {
  it('keeps its public names', () => {
    expect(Object.keys(entry).sort()).toMatchInlineSnapshot(`
      [
        "FeedNotDoneError",
        "InsurerConfigurationError",
        "InsurerError",
        "createInsurerClient",
        "createMemoryCartBindings",
        "createMemoryRateLimitStore",
        "createOfferPlanLookup",
        "createProtectionProxy",
        "defaultEndpoints",
        "isInsurerError",
        "problems",
        "routes",
        "sharedRateLimitStore",
      ]
    `)
    expect(Object.keys(nodeEntry).sort()).toMatchInlineSnapshot(`
      [
        "toNodeHandler",
        "toWebRequest",
      ]
    `)
  })

  it.each([
    ['any runtime', []],
    ['Cloudflare Workers', ['workerd', 'worker', 'browser']],
    ['an edge runtime', ['edge-light', 'browser']],
    ['Deno', ['deno', 'node']],
    ['Bun', ['bun', 'node']],
  ])('needs nothing of Node on %s', async (_, conditions) => {
    const code = await bundle(useProxy, { platform: 'neutral', format: 'iife', conditions, external: ['node:*'] })
    expect(code).not.toContain('node:')
    expect(code).not.toMatch(/\brequire\(|\bimport\(/)
  })

  it('runs with web standards alone', async () => {
    const code = await bundle(useProxy, { platform: 'neutral', format: 'iife' })
    const world = createContext({ ...webStandards })
    runInContext(code, world)
    for (const name of ['process', 'Buffer', 'require', 'module', 'global']) expect(name in world).toBe(false)
    const create = world['createProtectionProxy'] as typeof entry.createProtectionProxy
    const response = await create({ secretKey, fetch: createSandbox().fetch })(post('/plans', { products: [phone] }))
    expect(await response.json()).toMatchObject({ lookups: [{ plans: [{ id: 'pl-prd-hakuna' }] }] })
  })

  it('fails the build of a page that imports it by name', async () => {
    await expect(bundle(useProxy, { platform: 'browser', format: 'esm' })).rejects.toThrow(
      /No matching export.*createProtectionProxy/,
    )
  })

  it('throws at once in a page that imports it in another way', async () => {
    const code = await bundle(`import * as server from '@hakuna-kit/server'; globalThis.server = server`, {
      platform: 'browser',
      format: 'iife',
    })
    expect(code).not.toContain('hellohakuna')
    expect(() => runInContext(code, createContext({}))).toThrow(/must not be part of a page/)
  })
})
