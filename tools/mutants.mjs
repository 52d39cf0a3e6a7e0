// Puts small faults (mutants) into the sources, one at a time, and counts how many the tests notice.
//   pnpm test:mutants                       a new random sample of each area (see mutants/areas.mjs)
//   pnpm test:mutants packages/core/src     only files under these paths
//   --size=60         mutants of each area
//   --seed=17         the sample of an earlier run; every run prints its seed
//   --workers=2       test runners at once
//   --project=unit    judges by the tests of this project alone, which is faster; may be given twice
//   --write           brings the scores in docs/testing.md up to date
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { copyTree } from './mutants/copyTree.mjs'
import { percentOf, scoreAreas } from './mutants/scoreAreas.mjs'
import { replaceScores, writeScores, writeSurvivor } from './mutants/writeScores.mjs'
import { writeFormatted } from './writeFormatted.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    size: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1e6)) },
    workers: { type: 'string', default: String(Math.min(availableParallelism(), 4)) },
    project: { type: 'string', multiple: true, default: ['unit', 'react', 'react-server', 'database'] },
    write: { type: 'boolean', default: false },
  },
})
const seed = Number(values.seed)
const size = Number(values.size)
const tree = join(process.cwd(), '.reports/mutants/tree')
const paths = positionals.length > 0 ? positionals : ['packages/{core,react,server,sandbox}/src']
/** Not published, or published for tests only. */
const left = ['**/*.{test,type-test,stories}.{ts,tsx}', '**/*.d.ts', '**/src/test/**', '**/sync/simulation/**']

console.log(`mutants: seed ${seed}, at most ${size} of each area`)
copyTree(tree)
writeFileSync(
  join(tree, 'stryker.config.json'),
  JSON.stringify({
    testRunner: 'vitest-files',
    plugins: ['@stryker-mutator/vitest-runner', './tools/mutants/testRunner.mjs', './tools/mutants/sampleChecker.mjs'],
    checkers: ['sample'],
    vitest: { configFile: 'tools/mutants/vitest.config.ts', related: true },
    // The tree is a copy already.
    inPlace: true,
    mutate: [
      ...paths.map((path) => (/\.tsx?$/.test(path) ? path : `${path}/**/*.{ts,tsx}`)),
      ...left.map((path) => `!${path}`),
    ],
    concurrency: Number(values.workers),
    // A busy machine is no fault.
    timeoutMS: 30_000,
    dryRunTimeoutMinutes: 20,
    disableTypeChecks: false,
    reporters: ['json', 'progress-append-only'],
    jsonReporter: { fileName: 'mutants.json' },
    tempDirName: '.stryker',
  }),
)

const child = spawn('node_modules/.bin/stryker', ['run', 'stryker.config.json'], {
  cwd: tree,
  stdio: 'inherit',
  env: {
    ...process.env,
    HAKUNA_MUTANTS: JSON.stringify({ seed, size, sources: process.cwd() }),
    HAKUNA_MUTANT_PROJECTS: JSON.stringify(values.project),
  },
  // A group of its own, so that its workers end with it.
  detached: process.platform !== 'win32',
  shell: process.platform === 'win32',
})
const stop = () => {
  if (process.platform === 'win32') child.kill()
  else process.kill(-child.pid, 'SIGTERM')
  process.exit(1)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, stop)
await new Promise((resolve) => child.once('exit', resolve))

const reportFile = join(tree, 'mutants.json')
if (!existsSync(reportFile)) {
  console.error(
    'mutants: Stryker wrote no report, see above. Most often a test fails without any mutant: run pnpm test:unit.',
  )
  process.exit(1)
}
const scores = scoreAreas(JSON.parse(readFileSync(reportFile, 'utf8')))
mkdirSync('.reports/mutants', { recursive: true })
writeFileSync('.reports/mutants/scores.json', JSON.stringify({ seed, scores }, undefined, 2))
for (const { name, missed, odd } of scores) {
  for (const survivor of missed) console.log(`missed (${name}): ${writeSurvivor(survivor)}`)
  for (const survivor of odd) console.log(`broke the run, not counted (${name}): ${writeSurvivor(survivor)}`)
}
const text = writeScores(scores, { seed, date: new Date().toISOString().slice(0, 10) })
console.log(text.split('\n\nMissed')[0])
if (values.write) await writeFormatted('docs/testing.md', replaceScores(readFileSync('docs/testing.md', 'utf8'), text))
rmSync(tree, { recursive: true, force: true })

const low = scores.filter((score) => percentOf(score) < score.goal)
if (low.length > 0) console.error(`mutants: below the goal: ${low.map(({ name }) => name).join(', ')}`)
process.exitCode = low.length > 0 ? 1 : 0
