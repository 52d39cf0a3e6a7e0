import { readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { build, formatMessages } from 'esbuild'
import { toPattern } from './Build.mjs'
import { findFirstLoad } from './findFirstLoad.mjs'
import { writeHtml } from './writeHtml.mjs'

/**
 * @param {import('./Build.mjs').Build} page
 * @returns {Promise<import('./Build.mjs').Built>}
 */
export async function esbuild({ folder, entry, out, mode, outside }) {
  const { warnings, metafile } = await build({
    absWorkingDir: folder,
    entryPoints: [entry],
    outdir: out,
    bundle: true,
    splitting: true,
    minify: mode === 'production',
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    legalComments: 'none',
    logLevel: 'silent',
    metafile: true,
    plugins: outside
      ? [{ name: 'external', setup: ({ onResolve }) => void onResolve({ filter: toPattern(outside) }, keepOutside) }]
      : [],
  })
  const outputs = Object.entries(metafile.outputs)
  const scripts = outputs.filter(([path]) => path.endsWith('.js'))
  const files = scripts.map(([path, { entryPoint, imports }]) => ({
    name: path,
    code: readFileSync(join(folder, path), 'utf8'),
    imports: imports.filter(({ kind }) => kind === 'import-statement').map((file) => file.path),
    isEntry: entryPoint !== undefined && join(folder, entryPoint) === entry,
  }))
  const names = (extension) =>
    outputs.map(([path]) => relative(out, join(folder, path))).filter((name) => name.endsWith(extension))
  writeHtml(out, { scripts: [basename(entry)], stylesheets: names('.css') })
  return { warnings: await formatMessages(warnings, { kind: 'warning' }), files: findFirstLoad(files) }
}

const keepOutside = ({ path }) => ({ path, external: true })
