// Packs our packages as they would be published, installs them into each example that has a package.json, builds and starts it, and runs
// one plan lookup and one cart sync through it against the sandbox. Usage: pnpm test:examples [name …]
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, delimiter, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkExample } from './check-example.mjs'

const secretKey = 'sk_test_example'
const root = resolve(import.meta.dirname, '..')
const work = mkdtempSync(join(tmpdir(), 'hakuna-kit-examples-'))
const wanted = process.argv.slice(2)

/** Runtimes that no example can bring along itself. Where there is no such package, the one on PATH serves. */
const runtimes = {
  bun: { package: '@oven/bun-linux-x64@1.4.4', folder: '@oven/bun-linux-x64/bin' },
  deno: { package: '@deno/linux-x64-glibc@2.9.6', folder: '@deno/linux-x64-glibc' },
}

const examples = readdirSync(join(root, 'examples'))
  .filter((name) => existsSync(join(root, 'examples', name, 'package.json')))
  .filter((name) => wanted.length === 0 || wanted.includes(name))

const results = []
try {
  const tarballs = packPackages()
  const runner = installRunner(tarballs)
  const insurer = await startInsurer(runner)
  try {
    for (const name of examples) results.push(await runExample(name, { tarballs, runner, insurer }))
  } finally {
    stop(insurer.child)
  }
} finally {
  rmSync(work, { recursive: true, force: true })
}

console.log('')
for (const { name, outcome, seconds } of results) console.log(`${outcome.padEnd(8)} ${name} (${seconds.toFixed(0)} s)`)
const failed = results.filter(({ outcome }) => outcome === 'failed').length
const skipped = results.filter(({ outcome }) => outcome === 'skipped').length
console.log(`${results.length - failed - skipped} passed, ${failed} failed, ${skipped} skipped`)
// CI must not skip anything.
process.exit(failed > 0 || (skipped > 0 && process.env.CI) || results.length === 0 ? 1 : 0)

function packPackages() {
  console.log('Packing our packages')
  pnpm(['-r', '--filter', './packages/*', 'run', 'build'])
  const tarballs = {}
  for (const folder of readdirSync(join(root, 'packages'))) {
    const { name } = readJson(join(root, 'packages', folder, 'package.json'))
    const before = new Set(readdirSync(work))
    pnpm(['--dir', join('packages', folder), 'pack', '--pack-destination', work])
    tarballs[name] = join(
      work,
      readdirSync(work).find((file) => !before.has(file)),
    )
  }
  return tarballs
}

function pnpm(args) {
  const hasPnpm = spawnSync('pnpm', ['--version']).status === 0
  const [command, before] = hasPnpm ? ['pnpm', []] : ['npx', ['--yes', 'pnpm@12.21.0']]
  run(command, [...before, '--config.verify-deps-before-run=false', ...args], root)
}

/** A folder with what the check itself needs: our core as published, and the sandbox. */
function installRunner(tarballs) {
  const folder = join(work, 'runner')
  mkdirSync(folder)
  writeJson(join(folder, 'package.json'), { private: true, type: 'module' })
  npmInstall(folder, [tarballs['@hakuna-kit/core'], tarballs['@hakuna-kit/sandbox']])
  return folder
}

async function startInsurer(runner) {
  const port = await findFreePort()
  const child = start('npx', ['sandbox', '--port', String(port)], runner, {})
  const url = `http://127.0.0.1:${port}`
  await waitFor(url, child)
  return { child, url }
}

async function runExample(name, { tarballs, runner, insurer }) {
  const startedAt = Date.now()
  console.log(`\n${name}`)
  const finish = (outcome) => ({ name, outcome, seconds: (Date.now() - startedAt) / 1000 })
  const folder = join(work, name)
  cpSync(join(root, 'examples', name), folder, { recursive: true, filter: (source) => !isGenerated(source) })
  const path = prepareRuntime(name, runner)
  if (path === undefined) {
    console.warn(`  SKIPPED: no ${name} for this machine. Install it and run again.`)
    return finish('skipped')
  }
  const port = await findFreePort()
  const environment = {
    PATH: path,
    PORT: String(port),
    HAKUNA_SECRET_KEY: secretKey,
    HAKUNA_BASE_URL: insurer.url,
    NEXT_TELEMETRY_DISABLED: '1',
  }
  let child
  try {
    usePackedPackages(join(folder, 'package.json'), tarballs)
    npmInstall(folder, [])
    const { scripts } = readJson(join(folder, 'package.json'))
    if (scripts.build) run('npm', ['run', '--silent', 'build'], folder, environment)
    child = start('npm', ['run', '--silent', 'start'], folder, environment)
    const url = `http://127.0.0.1:${port}`
    await waitFor(url, child)
    const core = await importFrom(runner, '@hakuna-kit/core')
    const testing = await importFrom(runner, '@hakuna-kit/core/testing')
    await checkExample({ name, url, core, testing })
    return finish('passed')
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return finish('failed')
  } finally {
    if (child) stop(child)
  }
}

/** PATH for the example, with its runtime on it; `undefined` where the runtime cannot be had. */
function prepareRuntime(name, runner) {
  const runtime = runtimes[name]
  if (!runtime || spawnSync(name, ['--version']).status === 0) return process.env.PATH
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  npmInstall(runner, [runtime.package])
  return join(runner, 'node_modules', runtime.folder) + delimiter + process.env.PATH
}

function usePackedPackages(file, tarballs) {
  const manifest = readJson(file)
  for (const group of ['dependencies', 'devDependencies']) {
    for (const name of Object.keys(manifest[group] ?? {})) {
      if (tarballs[name]) manifest[group][name] = `file:${tarballs[name]}`
    }
  }
  writeJson(file, manifest)
}

function npmInstall(folder, packages) {
  run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', ...packages], folder)
}

/** Runs to its end; what it said is shown only if it failed. */
function run(command, args, cwd, environment = {}) {
  try {
    execFileSync(command, args, { cwd, env: { ...process.env, ...environment }, stdio: 'pipe', encoding: 'utf8' })
  } catch (error) {
    throw new Error(`${command} ${args.map((arg) => basename(arg)).join(' ')} failed\n${error.stdout}\n${error.stderr}`)
  }
}

/** In a process group of its own, so that what it starts ends with it. */
function start(command, args, cwd, environment) {
  const child = spawn(command, args, { cwd, env: { ...process.env, ...environment }, stdio: 'pipe', detached: true })
  child.said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (child.said += chunk))
  return child
}

function stop(child) {
  try {
    process.kill(-child.pid, 'SIGTERM')
  } catch {
    // Gone already.
  }
}

async function waitFor(url, child) {
  const endsAt = Date.now() + 60_000
  for (;;) {
    if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}:\n${child.said}`)
    const isUp = await fetch(url).then(
      (response) => response.arrayBuffer().then(() => true),
      () => false,
    )
    if (isUp) return
    if (Date.now() > endsAt) throw new Error(`Nothing answers at ${url}:\n${child.said}`)
    await new Promise((done) => setTimeout(done, 200))
  }
}

function findFreePort() {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => done(port))
    })
  })
}

function importFrom(folder, name) {
  const [scope, unscoped, ...rest] = name.split('/')
  const installed = join(folder, 'node_modules', scope, unscoped)
  const entry = readJson(join(installed, 'package.json')).exports[['.', ...rest].join('/')].default
  return import(pathToFileURL(join(installed, entry)).href)
}

function isGenerated(source) {
  return ['node_modules', '.next', '.react-router', 'build', 'dist', 'package-lock.json'].includes(basename(source))
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'))
}

function writeJson(file, value) {
  writeFileSync(file, JSON.stringify(value, null, 2))
}
