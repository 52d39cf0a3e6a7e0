import { createRequire } from 'node:module'
import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import { toPattern } from './Build.mjs'
import { findFirstLoad } from './findFirstLoad.mjs'
import { writeHtml } from './writeHtml.mjs'

/**
 * @param {import('./Build.mjs').Build} page
 * @returns {Promise<import('./Build.mjs').Built>}
 */
export async function rollup({ folder, entry, out, mode, outside }) {
  const load = createRequire(join(folder, 'package.json'))
  const warnings = []
  const bundle = await load('rollup').rollup({
    input: entry,
    external: outside ? toPattern(outside) : [],
    onwarn: ({ message }) => void warnings.push(message),
    plugins: [
      load('@rollup/plugin-node-resolve')({ browser: true, preferBuiltins: false }),
      load('@rollup/plugin-commonjs')(),
      load('@rollup/plugin-replace')({ 'process.env.NODE_ENV': JSON.stringify(mode), preventAssignment: true }),
      stylesheets,
    ],
  })
  const { output } = await bundle.write({ dir: out, format: 'es', sourcemap: true })
  const chunks = output.filter(({ type }) => type === 'chunk')
  writeHtml(out, {
    scripts: chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName),
    stylesheets: output.map(({ fileName }) => fileName).filter((name) => name.endsWith('.css')),
  })
  return {
    warnings,
    files: findFirstLoad(
      chunks.map(({ fileName, code, imports, isEntry }) => ({ name: fileName, code, imports, isEntry })),
    ),
  }
}

/** Rollup itself reads no stylesheets. */
const stylesheets = {
  name: 'stylesheets',
  load(id) {
    if (!id.endsWith('.css')) return null
    this.emitFile({ type: 'asset', fileName: 'page.css', source: readFileSync(id, 'utf8') })
    return { code: '', moduleSideEffects: true }
  },
}
