// Builds one page for production with each bundler and returns the files it makes. Used by measure-bundles.mjs.
import { join } from 'node:path'
import { build as buildWithEsbuild } from 'esbuild'
import { build as buildWithVite } from 'vite'
import { readSources, sourceCondition } from './readSources.mjs'

// Every page that uses the kit has these anyway. They stay outside, so only the bytes of the kit are counted.
const external = /^(react|react-dom|@tanstack\/react-query)(\/|$)/

/**
 * A built file; `imports` are the names of the files it imports statically.
 * @typedef {{ name: string, code: string, imports: string[], isEntry: boolean }} BuiltFile
 * @typedef {(page: { root: string, entry: string }) => Promise<BuiltFile[]>} Bundler
 */

/**
 * `preserveEntrySignatures` decides how Rolldown cuts. A route module keeps its exports, so code that it shares with
 * lazy modules goes into files of its own. The script of an HTML page may take that code in.
 *
 * @returns {Bundler}
 */
const vite =
  (preserveEntrySignatures) =>
  async ({ root, entry }) => {
    const { output } = await buildWithVite({
      root,
      configFile: false,
      logLevel: 'error',
      mode: 'production',
      plugins: [readSources()],
      build: {
        write: false,
        reportCompressedSize: false,
        rolldownOptions: { input: entry, external, preserveEntrySignatures },
      },
    })
    const chunks = output.filter(({ type }) => type === 'chunk')
    const names = new Set(chunks.map(({ fileName }) => fileName))
    return chunks.map(({ fileName, code, imports, isEntry }) => ({
      name: fileName,
      code,
      // Rolldown lists external packages among the imports.
      imports: imports.filter((name) => names.has(name)),
      isEntry,
    }))
  }

/** @type {Bundler} */
async function esbuild({ root, entry }) {
  const { outputFiles, metafile } = await buildWithEsbuild({
    absWorkingDir: root,
    entryPoints: [entry],
    outdir: 'out',
    write: false,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    jsx: 'automatic',
    conditions: [sourceCondition, 'production'],
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    logLevel: 'error',
    metafile: true,
    plugins: [
      {
        name: 'external',
        setup: ({ onResolve }) => void onResolve({ filter: external }, ({ path }) => ({ path, external: true })),
      },
    ],
  })
  const isEntry = (output) => output.entryPoint !== undefined && join(root, output.entryPoint) === entry
  return Object.entries(metafile.outputs).map(([name, output]) => ({
    name,
    code: outputFiles.find(({ path }) => path === join(root, name)).text,
    imports: output.imports
      .filter(({ kind, external }) => kind === 'import-statement' && !external)
      .map(({ path }) => path),
    isEntry: isEntry(output),
  }))
}

/** @type {Record<string, Bundler>} */
export const bundlers = {
  'Vite 8, route module': vite('strict'),
  'Vite 8, HTML page': vite(false),
  esbuild,
}
