// Prints one table of everything the benches measure. Figures are ratios or counts of one run on one machine.
// Usage: pnpm bench [name …]   e.g. pnpm bench cartSync
import { readdirSync } from 'node:fs'
import { createServer } from 'vite'
import { readSources } from '../tools/readSources.mjs'

const wanted = process.argv.slice(2)
const files = readdirSync('bench').filter((file) => file.endsWith('.bench.ts'))
const server = await createServer({
  configFile: false,
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, ws: false, watch: null },
  plugins: [readSources()],
})
let red = 0
console.log('| what | measured | budget | |\n|---|--:|--:|---|')
for (const file of files.sort()) {
  if (wanted.length > 0 && !wanted.some((name) => file.startsWith(name))) continue
  const { rows } = await server.ssrLoadModule(`/bench/${file}`)
  for (const { what, value, budget = '', ok } of await rows()) {
    if (ok === false) red++
    console.log(`| ${what} | ${value} | ${budget} | ${ok === undefined ? '' : ok ? 'ok' : 'OVER'} |`)
  }
}
await server.close()
if (red > 0)
  console.log(`\n${red} row(s) over budget. Timings depend on the machine: run again before you believe one.`)
process.exit(0)
