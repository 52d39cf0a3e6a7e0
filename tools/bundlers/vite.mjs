import { writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { build } from 'vite'
import { toPattern } from './Build.mjs'
import { findFirstLoad } from './findFirstLoad.mjs'

/**
 * Vite cuts by what the entry is. A route module keeps its exports, so code that it shares with lazy modules goes into
 * files of its own. The script of an HTML page may take that code in.
 *
 * @param {import('./Build.mjs').Build} page
 * @returns {Promise<import('./Build.mjs').Built>}
 */
export async function vite({ folder, entry, out, mode, outside, isRouteModule = false }) {
  const warnings = []
  const warn = (message) => void warnings.push(message)
  const html = join(folder, 'index.html')
  const script = `/${relative(folder, entry).replaceAll('\\', '/')}`
  if (!outside) {
    writeFileSync(html, `<!doctype html><div id="root"></div><script type="module" src="${script}"></script>`)
  }
  const { output } = await build({
    root: folder,
    configFile: false,
    mode,
    customLogger: {
      hasWarned: false,
      info() {},
      clearScreen() {},
      hasErrorLogged: () => false,
      warn,
      warnOnce: warn,
      error: warn,
    },
    build: {
      outDir: out,
      emptyOutDir: false,
      reportCompressedSize: false,
      minify: mode === 'production',
      rolldownOptions: {
        input: outside ? entry : html,
        // Tells how long plugins took where the machine is slow, which says nothing about the page.
        checks: { bundlerTimings: false },
        external: outside ? toPattern(outside) : [],
        ...(outside && { preserveEntrySignatures: isRouteModule ? 'strict' : false }),
      },
    },
  })
  const chunks = output.filter(({ type }) => type === 'chunk')
  return {
    warnings,
    files: findFirstLoad(
      chunks.map(({ fileName, code, imports, isEntry }) => ({ name: fileName, code, imports, isEntry })),
    ),
  }
}
