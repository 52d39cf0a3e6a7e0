// @vitest-environment node
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import manifest from '../package.json' with { type: 'json' }
import * as entry from './index.js'
import { version } from './version.js'

const run = promisify(execFile)
const source = fileURLToPath(new URL('.', import.meta.url))
const tsc = fileURLToPath(new URL('../../../node_modules/typescript/bin/tsc', import.meta.url))

const directive = /^['"]use client['"]/
/** Uses React's state, effects or context, so it must be a client component. */
const isClientCode = /\buse[A-Z]\w*\(|createContext[<(]|forwardRef[<(]/

async function filesOf(folder: string): Promise<[string, string][]> {
  const names = await readdir(folder, { recursive: true })
  const isOurs = (name: string) =>
    /\.(tsx?|js)$/.test(name) && !/\.(test|stories|type-test|d)\.|^test\/|^devtools\//.test(name)
  return Promise.all(
    names.filter(isOurs).map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as [string, string]),
  )
}

describe("'use client'", () => {
  let dist = ''
  beforeAll(async () => {
    dist = await mkdtemp(join(tmpdir(), 'hakuna-kit-dist-'))
    // The same build as `tsc -b`, into another folder.
    await run(process.execPath, [
      tsc,
      '-p',
      join(source, '..'),
      '--outDir',
      dist,
      '--tsBuildInfoFile',
      join(dist, '.info'),
      '--noCheck',
    ])
  }, 120_000)
  afterAll(() => rm(dist, { recursive: true }))

  it('is in every file that needs it and in no other', async () => {
    const files = await filesOf(source)
    expect(files.length).toBeGreaterThan(30)
    for (const [name, text] of files) expect([name, directive.test(text)]).toEqual([name, isClientCode.test(text)])
  })

  it('is neither in the entries nor in what a server component may call', async () => {
    const files = new Map(await filesOf(source))
    for (const name of [
      'index.ts',
      'server.ts',
      'plans/plansQueryOptions.ts',
      'cart/connectionsQueryOptions.ts',
      'plans/prefetchPlans.ts',
    ]) {
      expect(files.get(name)).toBeDefined()
      expect(files.get(name)).not.toMatch(directive)
    }
  })

  it('is still there in dist', async () => {
    const before = (await filesOf(source))
      .filter(([, text]) => directive.test(text))
      .map(([name]) => name.replace(/\.tsx?$/, '.js'))
    const after = (await filesOf(dist)).filter(([, text]) => directive.test(text)).map(([name]) => name)
    expect(after.toSorted()).toEqual(before.toSorted())
    expect(after).toContain('ProtectionProvider.js')
  })
})

describe('the warnings for developers', () => {
  const bundle = async (conditions: string[]) => {
    const { outputFiles } = await build({
      stdin: { contents: "export * from '@hakuna-kit/react'", resolveDir: source },
      bundle: true,
      write: false,
      format: 'esm',
      outdir: 'out',
      conditions,
      external: ['react', 'react/*', 'react-dom', '@tanstack/react-query'],
    })
    return outputFiles.map(({ text }) => text).join('\n')
  }

  it('are in a development bundle', async () => {
    expect((await bundle(['development'])).includes('the law forbids preselected plans')).toBe(true)
  })

  it('are in no production bundle', async () => {
    const text = await bundle(['production'])
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
