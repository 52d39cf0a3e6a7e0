// A longer run of the cart-sync simulation, or the replay of a failure:
//   node packages/core/simulate.mjs --runs 200000
//   node packages/core/simulate.mjs --insurer sandbox --seed 123 --path 7:1
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { createServer } from 'vite'
import { readSources } from '../../tools/readSources.mjs'

const { values } = parseArgs({
  options: {
    insurer: { type: 'string', default: 'all' },
    runs: { type: 'string', default: '100000' },
    seed: { type: 'string' },
    path: { type: 'string' },
  },
})

const vite = await createServer({
  root: fileURLToPath(new URL('.', import.meta.url)),
  configFile: false,
  plugins: [readSources()],
  appType: 'custom',
  logLevel: 'warn',
  server: { middlewareMode: true, watch: null, ws: false },
  optimizeDeps: { noDiscovery: true },
  ssr: { external: ['fast-check'] },
})
const { simulations } = await vite.ssrLoadModule('/src/sync/simulation/simulations.ts')
const insurers = values.insurer === 'all' ? Object.keys(simulations) : [values.insurer]
let hasFailed = false
for (const insurer of insurers) {
  if (!simulations[insurer])
    throw new Error(`There is no insurer "${insurer}". Use one of: ${Object.keys(simulations).join(', ')}.`)
  const seed = values.seed === undefined ? Date.now() | 0 : Number(values.seed)
  console.log(`${insurer}: seed ${seed}, ${values.runs} sequences`)
  const start = performance.now()
  const result = await fc.check(simulations[insurer](), {
    numRuns: Number(values.runs),
    seed,
    ...(values.path !== undefined && { path: values.path }),
  })
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(result.failed ? fc.defaultReportMessage(result) : `${insurer}: no rule broken, ${seconds} s`)
  if (result.errorInstance) console.log(result.errorInstance.message)
  hasFailed ||= result.failed
}
await vite.close()
process.exit(hasFailed ? 1 : 0)
