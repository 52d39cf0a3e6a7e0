// Follows the README's part "Use it" word for word, as a stranger would: our packages are packed and served by a
// registry of their own; new shops, outside of the workspace, are installed, extended with the README's code blocks,
// type-checked, built and started, and plans are bought in a browser. Prints how many steps and lines the README needs
// until the first plan. Name apps to run only those: `pnpm test:fresh-apps next vite`.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium as playwright } from 'playwright'
import { chromium } from './chromium.mjs'
import { findFreePort } from './examples/findFreePort.mjs'
import { packKit } from './examples/installKit.mjs'
import { run, start, stopAll, waitFor } from './examples/processes.mjs'
import { apps } from './fresh-apps/apps.mjs'
import { countFirstPlan, limit } from './fresh-apps/countFirstPlan.mjs'
import { readBlocks } from './fresh-apps/readBlocks.mjs'
import { readCommands } from './fresh-apps/readCommands.mjs'
import { runApp } from './fresh-apps/runApp.mjs'
import { serveRegistry } from './fresh-apps/serveRegistry.mjs'

const repository = fileURLToPath(new URL('..', import.meta.url))
const wanted = process.argv.slice(2)
const blocks = readBlocks(readFileSync(join(repository, 'README.md'), 'utf8'))
const commands = readCommands(blocks)
const root = await mkdtemp(join(tmpdir(), 'hakuna-kit-apps-'))
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void cleanUp().then(() => process.exit(1)))
let registry
let browser
try {
  const waiting = apps.filter(({ shop }) => wanted.length === 0 || wanted.includes(shop))
  if (waiting.length === 0) throw new Error(`There is no app ${wanted.join(', ')}.`)
  await packKit(repository, root)
  registry = await serveRegistry(root)
  browser = await playwright.launch(await chromium())
  const insurer = await startInsurer()
  // Two at a time: one mostly computes while the other mostly waits.
  const lane = async () => {
    for (let app; (app = waiting.shift());) await report(app, insurer)
  }
  await Promise.all([lane(), lane()])
} catch (error) {
  console.log(`fresh apps FAILED: ${error.stack}`)
  process.exitCode = 1
} finally {
  await cleanUp()
}

async function cleanUp() {
  await browser?.close()
  await stopAll()
  registry?.close()
  await rm(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
}

/** The sandbox, installed and started as the README says, on a port that is free. */
async function startInsurer() {
  const folder = join(root, 'insurer')
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), '{ "private": true }')
  writeFileSync(join(folder, '.npmrc'), `@hakuna-kit:registry=${registry.url}\n`)
  const install = commands.install.find((command) => command.includes('@hakuna-kit/sandbox'))
  await run('sh', ['-c', install], { cwd: folder })
  const command = commands.sandbox.replace(/--port \d+/, `--port ${await findFreePort()}`)
  const insurer = start('sh', ['-c', command], { cwd: folder })
  const url = await waitFor(insurer, () => /listens on (http:\S+)/.exec(insurer.output())?.[1])
  return { url, process: insurer }
}

async function report(app, insurer) {
  const began = Date.now()
  const { steps, lines } = countFirstPlan(blocks, app.framework)
  const isTooLong = steps > limit.steps || lines > limit.lines
  const count = `${steps} steps and ${lines} lines to the first plan`
  let outcome
  try {
    const took = await runApp(app, { root, blocks, commands, registryUrl: registry.url, insurer, browser })
    outcome = `ok (${Object.entries(took)
      .map(([part, seconds]) => `${part} ${seconds} s`)
      .join(', ')})`
  } catch (error) {
    outcome = `FAILED ${error.stack}`
    process.exitCode = 1
  }
  if (isTooLong) process.exitCode = 1
  const excess = isTooLong ? `, TOO MANY: the limit is ${limit.steps} and ${limit.lines}` : ''
  console.log(`${app.name}: ${count}${excess}; ${outcome}; ${Math.round((Date.now() - began) / 1_000)} s`)
}
