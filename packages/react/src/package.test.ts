// @vitest-environment node
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { build as buildWithVite } from 'vite'
import { describe, expect, it } from 'vitest'
import manifest from '../package.json' with { type: 'json' }
import * as entry from './index.js'
import { version } from './version.js'
import { readSources } from '../../../tools/readSources.mjs'

const source = fileURLToPath(new URL('.', import.meta.url))

describe('the lines for developers', () => {
  const external = /^(react|react-dom|@tanstack\/react-query)(\/|$)/
  const bundlers: Record<string, (mode: 'development' | 'production') => Promise<string>> = {
    async esbuild(mode) {
      const { outputFiles } = await build({
        stdin: { contents: "export * from '@hakuna-kit/react'", resolveDir: source },
        bundle: true,
        splitting: true,
        minify: mode === 'production',
        write: false,
        format: 'esm',
        outdir: 'out',
        conditions: ['@hakuna-kit/source'],
        define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
        external: ['react', 'react/*', 'react-dom', '@tanstack/react-query'],
      })
      return outputFiles.map(({ text }) => text).join('\n')
    },
    async 'Vite 8'(mode) {
      const built = await buildWithVite({
        root: source,
        configFile: false,
        logLevel: 'error',
        mode,
        plugins: [readSources()],
        define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
        build: {
          write: false,
          minify: mode === 'production',
          rolldownOptions: { input: `${source}index.ts`, external, preserveEntrySignatures: 'strict' },
        },
      })
      const { output } = Array.isArray(built) ? built[0]! : (built as Exclude<typeof built, { close: unknown }>)
      return output.map((file) => ('code' in file ? file.code : '')).join('\n')
    },
  }
  // One text of each file with such lines, and the names that calls of them leave.
  const texts = [
    'the law forbids preselected plans',
    'its caches start over',
    'has no subscribe()',
    'is no language tag',
    'Give each a name of its own',
    'the proxy refused the lookup of product',
    'changeOrigin',
    'The sandbox has plans for these categories',
    'the stylesheet is not on the page',
    'could not be synced',
    'Hakuna Kit:',
    'watchLookup',
    'watchName',
    'watchAdding',
    'console.warn',
    'console.info',
  ]

  it.each(Object.keys(bundlers))('are in a development bundle of %s, and in no production bundle', async (name) => {
    const [development, production] = [await bundlers[name]!('development'), await bundlers[name]!('production')]
    expect(texts.filter((text) => !development.includes(text))).toEqual([])
    expect(production).toContain('data-hakuna-kit')
    expect(texts.filter((text) => production.includes(text))).toEqual([])
  })
})

describe('the package', () => {
  it('exports its version', () => expect(version).toBe(manifest.version))

  it('keeps its public names', () => {
    expect(Object.keys(entry).toSorted()).toMatchInlineSnapshot(`
      [
        "CartProtectionRow",
        "OrderProtection",
        "ProtectionDialog",
        "ProtectionOptIn",
        "ProtectionProvider",
        "ProtectionSetupError",
        "connectionsQueryOptions",
        "de",
        "en",
        "es",
        "fr",
        "it",
        "nl",
        "plansQueryOptions",
        "useAddToCart",
        "useCartProtection",
        "useCartSync",
        "usePlanConnections",
        "usePlans",
        "useProtectionOptIn",
        "version",
      ]
    `)
  })

  it('drops the languages that a shop does not import', async () => {
    const { outputFiles } = await build({
      stdin: { contents: "export { ProtectionProvider, fr } from '@hakuna-kit/react'", resolveDir: source },
      bundle: true,
      write: false,
      format: 'esm',
      outdir: 'out',
      conditions: ['@hakuna-kit/source'],
      external: [
        'react',
        'react/*',
        'react-dom',
        '@tanstack/react-query',
        './createCartController.js',
        './followOptIn.js',
      ],
    })
    const text = outputFiles.map((file) => file.text).join('')
    const words = ['Sans protection', 'Nessuna protezione', 'Opcional', 'Geen bescherming']
    expect(words.filter((some) => text.includes(some))).toEqual(['Sans protection'])
  })
})
