// Runs the examples as a shop would: our packages are packed and installed, the example is built and started, with the
// sandbox as insurer. One plan lookup and one cart sync go through each; those with a page are opened in a browser too.
// Name examples to run only those: `pnpm test:examples next`.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium as playwright } from 'playwright'
import { chromium } from './chromium.mjs'
import { checkCalls } from './examples/checkCalls.mjs'
import { checkInBrowser } from './examples/checkInBrowser.mjs'
import { checkPage } from './examples/checkPage.mjs'
import { createShopper } from './examples/createShopper.mjs'
import { findFreePort } from './examples/findFreePort.mjs'
import { importFrom, install, packKit } from './examples/installKit.mjs'
import { run, start, stopAll, waitFor } from './examples/processes.mjs'

const repository = fileURLToPath(new URL('..', import.meta.url))
/** What the runner must know about an example besides its scripts. */
const particulars = {
  // A missing 'use client' passes a build and fails only in development, so Next.js runs both ways.
  next: { hasPage: true, scripts: ['start', 'dev'] },
  'react-router': { hasPage: true, cartPath: '/cart' },
  // Runtimes that are installed from npm only where none is on PATH.
  bun: { runtime: { '@oven/bun-linux-x64': '1.4.4' }, bin: 'node_modules/@oven/bun-linux-x64/bin' },
  deno: { runtime: { '@deno/linux-x64-glibc': '2.9.6' }, bin: 'node_modules/@deno/linux-x64-glibc' },
}
const examples = readdirSync(join(repository, 'examples'))
  .filter((name) => existsSync(join(repository, 'examples', name, 'package.json')))
  .map((name) => ({ name, ...particulars[name] }))
  // Those that take longest first.
  .sort((a, b) => Number(b.hasPage ?? false) - Number(a.hasPage ?? false))

const skipped = 'SKIPPED, its runtime is not on this machine'
const wanted = process.argv.slice(2)
const root = await mkdtemp(join(tmpdir(), 'hakuna-kit-examples-'))
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void cleanUp().then(() => process.exit(1)))
let kit
let browser
try {
  kit = await prepareKit()
  browser = await playwright.launch(await chromium())
  const waiting = examples.filter(({ name }) => wanted.length === 0 || wanted.includes(name))
  if (waiting.length === 0) throw new Error(`There is no example ${wanted.join(', ')}.`)
  // Two at a time: one mostly computes while the other mostly installs.
  const lane = async () => {
    for (let example; (example = waiting.shift());) await report(example)
  }
  await Promise.all([lane(), lane()])
} catch (error) {
  console.log(`examples FAILED: ${error.stack}`)
  process.exitCode = 1
} finally {
  await cleanUp()
}

async function cleanUp() {
  await browser?.close()
  await stopAll()
  await rm(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
}

/** Our packages as tarballs, the sandbox that answers the examples, and core to call them: all as published. */
async function prepareKit() {
  const tarballs = await packKit(repository, root)
  const folder = join(root, 'outside')
  await install(folder, { '@hakuna-kit/core': '*', '@hakuna-kit/sandbox': '*' }, tarballs)
  const insurer = start('npx', ['--no-install', 'sandbox', '--port', '0'], { cwd: folder })
  return {
    tarballs,
    insurerUrl: await waitFor(insurer, () => /listens on (http:\S+)/.exec(insurer.output())?.[1]),
    core: await importFrom(folder, '@hakuna-kit/core'),
    sync: await importFrom(folder, '@hakuna-kit/core/sync'),
    testing: await importFrom(folder, '@hakuna-kit/core/testing'),
  }
}

async function report(example) {
  const began = Date.now()
  const problem = await runExample(example)
  console.log(`example ${example.name}: ${problem ?? 'ok'}, ${Math.round((Date.now() - began) / 1_000)} s`)
  // CI must not skip anything.
  if (problem && (problem !== skipped || process.env.CI)) process.exitCode = 1
}

/** Resolves with what went wrong, if anything did. */
async function runExample({ name, hasPage, cartPath, scripts = ['start'], runtime, bin = '.' }) {
  const folder = join(root, name)
  const env = {
    PATH: join(folder, bin) + delimiter + process.env.PATH,
    HAKUNA_SECRET_KEY: 'sk_test_example',
    HAKUNA_BASE_URL: kit.insurerUrl,
    NEXT_TELEMETRY_DISABLED: '1',
    HOST: '127.0.0.1',
  }
  let at = 'install'
  let server
  try {
    const isThere = !runtime || spawnSync(name, ['--version']).status === 0
    if (!isThere && `${process.platform} ${process.arch}` !== 'linux x64') return skipped
    await install(folder, join(repository, 'examples', name), kit.tarballs, isThere ? {} : runtime)
    at = 'build'
    await run('npm', ['run', '--if-present', 'build'], { cwd: folder, env })
    for (const script of scripts) {
      at = script
      const port = await findFreePort()
      // In development Next.js serves pages of localhost only.
      const url = `http://${script === 'dev' ? 'localhost' : '127.0.0.1'}:${port}`
      server = start('npm', ['run', script], { cwd: folder, env: { ...env, PORT: `${port}` } })
      await waitFor(server, () => fetch(url, { method: 'HEAD' }).catch(() => undefined))
      const shopper = createShopper(url)
      if (hasPage) await checkPage(shopper)
      await checkCalls({ url, shopper, cartPath, kit })
      if (hasPage) await checkInBrowser(browser, url)
      await server.stop()
      server = undefined
    }
    return undefined
  } catch (error) {
    return `FAILED at ${at}: ${error.stack}\n${server?.output().slice(-4_000) ?? ''}`
  } finally {
    await server?.stop()
  }
}
