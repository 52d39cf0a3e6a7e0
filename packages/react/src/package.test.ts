// @vitest-environment node
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import manifest from '../package.json' with { type: 'json' }
import * as entry from './index.js'
import { version } from './version.js'

const source = fileURLToPath(new URL('.', import.meta.url))

describe('the warnings for developers', () => {
  const bundle = async (mode: 'development' | 'production') => {
    const { outputFiles } = await build({
      stdin: { contents: "export * from '@hakuna-kit/react'", resolveDir: source },
      bundle: true,
      write: false,
      format: 'esm',
      outdir: 'out',
      conditions: ['@hakuna-kit/source'],
      define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
      minifySyntax: true,
      external: ['react', 'react/*', 'react-dom', '@tanstack/react-query'],
    })
    return outputFiles.map(({ text }) => text).join('\n')
  }

  it('are in a development bundle', async () => {
    expect((await bundle('development')).includes('the law forbids preselected plans')).toBe(true)
  })

  it('are in no production bundle', async () => {
    const text = await bundle('production')
    const words = ['the law forbids', 'its caches start over', 'Give each a name of its own']
    expect(words.filter((some) => text.includes(some))).toEqual([])
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
