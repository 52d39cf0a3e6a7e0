import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { run } from './processes.mjs'

// On PATH in scripts that pnpm runs; otherwise npx installs it.
const isScript = process.env.npm_config_user_agent?.startsWith('pnpm/')
const [command, before] = isScript ? ['pnpm', []] : ['npx', ['--yes', 'pnpm@12.21.0']]
const pnpm = (args, cwd) => run(command, [...before, '--config.verify-deps-before-run=false', ...args], { cwd })

// They work without: their install scripts only check or compile what is there already.
const packagesWithInstallScripts = [
  '@parcel/watcher',
  '@swc/core',
  'esbuild',
  'lmdb',
  'msgpackr-extract',
  'sharp',
  'unrs-resolver',
  'workerd',
  'yarn',
]

/**
 * Builds our packages and packs them with plain npm, as they are published.
 *
 * @returns the path of each tarball, by package name
 */
export async function packKit(repository, folder) {
  const packages = ['core', 'react', 'server', 'sandbox'].map((name) => `./packages/${name}`)
  const pack = ['pack', '--pack-destination', folder]
  await run('npm', [...pack, packages[0]], { cwd: repository })
  // The first one has built all of them.
  await run('npm', [...pack, '--ignore-scripts', ...packages.slice(1)], { cwd: repository })
  const tarballs = readdirSync(folder).filter((file) => file.endsWith('.tgz'))
  return Object.fromEntries(
    tarballs.map((file) => [file.replace(/^hakuna-kit-(\w+)-.*/, '@hakuna-kit/$1'), `file:${join(folder, file)}`]),
  )
}

/**
 * Installs a package in a folder of its own, with our tarballs instead of the registry's versions.
 *
 * @param source a folder to copy, or the dependencies of an otherwise empty package
 * @param more dependencies besides its own
 */
export async function install(folder, source, tarballs, more = {}) {
  const isOwn = (path) => !['node_modules', '.next', '.react-router', 'build', 'dist'].includes(basename(path))
  if (typeof source === 'string') cpSync(source, folder, { recursive: true, filter: isOwn })
  else mkdirSync(folder)
  const file = join(folder, 'package.json')
  const manifest = typeof source === 'string' ? JSON.parse(readFileSync(file, 'utf8')) : { dependencies: source }
  writeFileSync(file, JSON.stringify({ ...manifest, dependencies: { ...manifest.dependencies, ...more } }))
  // JSON is YAML. No example processes images.
  const workspace = {
    packages: [],
    overrides: tarballs,
    allowBuilds: Object.fromEntries(packagesWithInstallScripts.map((name) => [name, false])),
    ignoredOptionalDependencies: ['sharp'],
  }
  writeFileSync(join(folder, 'pnpm-workspace.yaml'), JSON.stringify(workspace))
  await pnpm(['install', '--prefer-offline', '--no-frozen-lockfile'], folder)
}

/** Imports one of our packages as it is installed in a folder. */
export function importFrom(folder, name) {
  const [scope, unscoped, ...entry] = name.split('/')
  const installed = join(folder, 'node_modules', scope, unscoped)
  const { exports } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))
  return import(pathToFileURL(join(installed, exports[['.', ...entry].join('/')].default)).href)
}
