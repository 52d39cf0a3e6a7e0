// Runs every random test with a new seed, and longer cart simulations.
//   pnpm test:nightly             a new seed, which is printed
//   pnpm test:nightly --seed=17   the seed of an earlier run
//   --runs=20000                  simulated carts for each kind of insurer
import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(randomInt(1, 2 ** 31)) },
    runs: { type: 'string', default: '20000' },
  },
})
console.log(`nightly: seed ${values.seed}. Repeat with: pnpm test:nightly --seed=${values.seed}`)

/** The tests that take their seed from HAKUNA_TEST_SEED, without those in a browser. */
function findRandomTests(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return /^(node_modules|dist|e2e)$/.test(entry.name) ? [] : findRandomTests(path)
    return /\.test\.tsx?$/.test(entry.name) && /\b(testSeed|withSeed)\(/.test(readFileSync(path, 'utf8')) ? [path] : []
  })
}

function run(...command) {
  const { status } = spawnSync(process.execPath, command, {
    stdio: 'inherit',
    env: { ...process.env, HAKUNA_TEST_SEED: values.seed },
  })
  return status === 0
}

const tests = ['packages', 'apps'].flatMap(findRandomTests)
// Both run, whatever comes of the first.
const results = [
  run('tools/run-tests.mjs', ...tests),
  run('packages/core/simulate.mjs', '--runs', values.runs, '--seed', values.seed),
]
if (results.includes(false)) console.error(`nightly: red with seed ${values.seed}`)
process.exitCode = results.includes(false) ? 1 : 0
