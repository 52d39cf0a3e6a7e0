// @vitest-environment node
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'

/** Texts of the panel that minification does not change. */
const traces = ['hakuna-kit-devtools', 'hakuna-kit-support-report', 'Protection devtools', 'adoptedStyleSheets']

async function bundle(entry: string) {
  const { outputFiles, metafile } = await build({
    entryPoints: [new URL(entry, import.meta.url).pathname],
    bundle: true,
    splitting: true,
    minify: true,
    metafile: true,
    write: false,
    outdir: 'out',
    format: 'esm',
    jsx: 'automatic',
    conditions: ['@hakuna-kit/source'],
    define: { 'process.env.NODE_ENV': '"production"' },
    external: ['react', 'react-dom', '@tanstack/react-query'],
  })
  return { text: outputFiles.map((file) => file.text).join('\n'), files: Object.keys(metafile.inputs) }
}

describe('a production bundle', () => {
  it.each(['../index.ts', '../server.ts'])(
    'contains nothing of the panel when %s is imported, in any chunk',
    async (entry) => {
      const { text, files } = await bundle(entry)
      expect(files.length).toBeGreaterThan(1)
      expect(files.filter((file) => file.includes('/devtools/'))).toEqual([])
      for (const trace of traces) expect(text).not.toContain(trace)
    },
  )

  it('contains these texts when the panel is imported', async () => {
    const { text } = await bundle('./index.ts')
    for (const trace of traces) expect(text).toContain(trace)
  })
})
