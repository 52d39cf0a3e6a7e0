import { fileURLToPath } from 'node:url'
import { createContext, runInContext } from 'node:vm'
import { createSandbox } from '@hakuna-kit/sandbox'
import { phone } from '@hakuna-kit/test/products'
import { post, secretKey } from '@hakuna-kit/test/server/createStack'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { webStandards } from './test/webStandards.js'
import type { createProtectionProxy } from './proxy/createProtectionProxy.js'

describe('in a production bundle', () => {
  const bundle = async (define: Record<string, string>) => {
    const { outputFiles } = await build({
      stdin: {
        contents: `
          import { createProtectionProxy } from '@hakuna-kit/server'
          globalThis.createProtectionProxy = createProtectionProxy
        `,
        resolveDir: fileURLToPath(new URL('.', import.meta.url)),
      },
      bundle: true,
      write: false,
      format: 'iife',
      platform: 'neutral',
      conditions: ['@hakuna-kit/source', 'node'],
      mainFields: ['module', 'main'],
      treeShaking: true,
      minifySyntax: true,
      define,
    })
    return outputFiles[0]!.text
  }
  const texts = [
    'HAKUNA_BASE_URL',
    'changeOrigin',
    'show no plans or wrong quantities',
    'may have left {}',
    'Hakuna Kit (server)',
  ]

  it('the texts for developers are left out', async () => {
    const inDevelopment = await bundle({ 'process.env.NODE_ENV': '"development"' })
    expect(texts.filter((text) => !inDevelopment.includes(text))).toEqual([])
    const inProduction = await bundle({ 'process.env.NODE_ENV': '"production"' })
    expect(texts.filter((text) => inProduction.includes(text))).toEqual([])
  })

  it.each([
    ['where NODE_ENV says so', 'production', 0],
    ['where nothing says so', undefined, 3],
  ])('nothing is written %s', async (_, NODE_ENV, count) => {
    const written: string[] = []
    const write = (line: string) => void written.push(line)
    const world = createContext({
      ...webStandards,
      console: { debug: write, log: write, info: write, warn: write, error: write },
      process: { env: { NODE_ENV, HAKUNA_BASE_URL: 'http://127.0.0.1:4010' } },
    })
    runInContext(await bundle({}), world)
    const create = world['createProtectionProxy'] as typeof createProtectionProxy
    const proxy = create({ secretKey, fetch: createSandbox({ faults: [{ status: 503 }] }).fetch, retry: { tries: 1 } })
    await proxy(post('/plans', { products: [phone] }))
    await proxy(
      post('/plans', { products: [phone] }, { origin: 'https://other.example', 'sec-fetch-site': 'cross-site' }),
    )
    expect(written).toHaveLength(count)
  })
})
