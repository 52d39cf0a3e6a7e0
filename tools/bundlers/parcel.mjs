import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { run } from '../examples/processes.mjs'

/**
 * @param {import('./Build.mjs').Build} page
 * @returns {Promise<import('./Build.mjs').Built>}
 */
export async function parcel({ folder, entry, out, mode }) {
  const html = join(folder, `parcel-${basename(out)}`, 'index.html')
  mkdirSync(dirname(html))
  const script = relative(dirname(html), entry)
  writeFileSync(html, `<!doctype html><div id="root"></div><script type="module" src="${script}"></script>`)
  const output = await run(
    join(folder, 'node_modules/.bin/parcel'),
    [
      'build',
      html,
      '--dist-dir',
      out,
      '--no-cache',
      '--log-level',
      'warn',
      ...(mode === 'development' ? ['--no-optimize'] : []),
    ],
    { cwd: folder, env: { NODE_ENV: mode } },
  )
  return { warnings: output.trim() ? [output.trim()] : [], files: [] }
}
