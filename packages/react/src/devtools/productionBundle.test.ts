// @vitest-environment node
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'

/** Words of the panel that survive minification. */
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
    define: { 'process.env.NODE_ENV': '"production"' },
    external: ['react', 'react-dom', '@tanstack/react-query'],
  })
  return { text: outputFiles.map((file) => file.text).join('\n'), files: Object.keys(metafile.inputs) }
}

describe('a production bundle', () => {
  it.each(['../index.ts', '../server.ts'])(
    'holds nothing of the panel when %s is imported, in no chunk',
    async (entry) => {
      const { text, files } = await bundle(entry)
      expect(files.length).toBeGreaterThan(1)
      expect(files.filter((file) => file.includes('/devtools/'))).toEqual([])
      for (const trace of traces) expect(text).not.toContain(trace)
    },
  )

  it('holds the panel when it is imported, which shows that the words are the right ones', async () => {
    const { text } = await bundle('./index.ts')
    for (const trace of traces) expect(text).toContain(trace)
  })
})
