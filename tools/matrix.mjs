// Tries the packages, packed as they are published, with the tools that shops use: `node tools/matrix.mjs [part …]`.
// Every cell of the table is one combination of tools, installed outside this workspace. Parts: see `parts`.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, URL } from 'node:url'
import { chromium as playwright } from 'playwright'
import { chromium } from './chromium.mjs'
import { packKit } from './examples/installKit.mjs'
import { stopAll } from './examples/processes.mjs'
import { createBundlerCells } from './matrix/bundlers/createBundlerCells.mjs'
import { createManagerCells } from './matrix/managers/createManagerCells.mjs'
import { runCells } from './matrix/runCells.mjs'
import { createRunnerCells } from './matrix/runners/createRunnerCells.mjs'
import { createTypescriptCells } from './matrix/typescript/createTypescriptCells.mjs'

const parts = {
  typescript: createTypescriptCells,
  bundlers: createBundlerCells,
  runners: createRunnerCells,
  managers: createManagerCells,
}

const args = process.argv.slice(2)
const wanted = args.filter((arg) => !arg.startsWith('-'))
// --only=TEXT: of a part, the cells with this text in their name.
const only = args.find((arg) => arg.startsWith('--only='))?.slice('--only='.length) ?? ''
const unknown = wanted.filter((name) => !(name in parts))
if (unknown.length > 0)
  throw new Error(`There is no part ${unknown.join(', ')}. Parts: ${Object.keys(parts).join(', ')}.`)

const root = await mkdtemp(join(tmpdir(), 'hakuna-kit-matrix-'))
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void cleanUp().then(() => process.exit(1)))
let browser
const launchBrowser = () => (browser ??= chromium().then((options) => playwright.launch(options)))
try {
  const tarballs = await packKit(fileURLToPath(new URL('..', import.meta.url)), root)
  const results = []
  for (const [name, createCells] of Object.entries(parts)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    const began = Date.now()
    results.push(...(await runPart(name, createCells, { root, tarballs, launchBrowser })))
    console.log(`part ${name} took ${Math.round((Date.now() - began) / 1_000)} s`)
  }
  console.log('\n| cell | | seconds |\n|---|---|--:|')
  for (const { name, reason, seconds } of results) console.log(`| ${name} | ${reason ? 'RED' : 'ok'} | ${seconds} |`)
  const red = results.filter(({ reason }) => reason)
  console.log(`${results.length - red.length} cells ok, ${red.length} red`)
  if (red.length > 0 || results.length === 0) process.exitCode = 1
} finally {
  await cleanUp()
}

/** A part that cannot be installed is one red cell, and the parts after it run all the same. */
async function runPart(name, createCells, world) {
  try {
    const cells = await createCells(world)
    return await runCells(cells.filter((cell) => cell.name.includes(only)))
  } catch (error) {
    return runCells([{ name: `${name} installation`, run: () => Promise.reject(error) }])
  }
}

async function cleanUp() {
  await (await browser)?.close()
  await stopAll()
  await rm(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
}
