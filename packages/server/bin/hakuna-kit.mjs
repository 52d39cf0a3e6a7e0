#!/usr/bin/env node
// The command line tool. In a checkout it runs from the sources, compiled by Vite.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const built = new URL('../dist/outbox/cli/runCli.js', import.meta.url)
const source = new URL('../src/outbox/cli/runCli.ts', import.meta.url)
// Sources first: they are not published, and a build beside them can be older.
const { runCli } = existsSync(source) ? await loadSource(fileURLToPath(source)) : await import(built.href)

process.exitCode = await runCli(process.argv.slice(2), {
  env: process.env,
  print: (line) => process.stdout.write(`${line}\n`),
  printError: (line) => process.stderr.write(`${line}\n`),
})

async function loadSource(file) {
  const { createServer } = await import('vite')
  const { readSources } = await import('../../../tools/readSources.mjs')
  const server = await createServer({
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    root: fileURLToPath(new URL('..', import.meta.url)),
    server: { middlewareMode: true, ws: false, watch: null },
    plugins: [readSources()],
  })
  const module = await server.ssrLoadModule(file)
  // Stays open while the tool runs, because modules are loaded when they are needed.
  process.once('beforeExit', () => void server.close())
  return module
}
