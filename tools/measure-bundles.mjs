// Measures what a page downloads for the kit, as bundlers build it from the packed packages, in gzip bytes and files.
// First load: the entry and all it imports statically. All: with the files that come later through import().
//
// Usage: node tools/measure-bundles.mjs [--check | --write] [--files] [--root FOLDER]
//   --check  fails when a figure is above its limit in measure-bundles.json, which holds the last landed figures
//   --write  puts today's figures there, rounded up
//   --files  lists the files of each build
//   --root   measures another checkout
import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath, URL } from 'node:url'
import { measurePage } from './bundlers/measurePage.mjs'
import { sizeOf } from './bundlers/sizeOf.mjs'
import { install, packKit } from './examples/installKit.mjs'
import { stopAll } from './examples/processes.mjs'
import { bundlers, kit, query, react } from './matrix/versions.mjs'

const limitsFile = fileURLToPath(new URL('measure-bundles.json', import.meta.url))
const { budget, limits } = JSON.parse(readFileSync(limitsFile, 'utf8'))

const args = process.argv.slice(2)
const rootAt = args.indexOf('--root')
const repository = resolve(rootAt < 0 ? fileURLToPath(new URL('..', import.meta.url)) : args[rootAt + 1])

/** Packs the packages and measures them in a folder outside the workspace. */
async function measureAll() {
  const root = await mkdtemp(join(tmpdir(), 'hakuna-kit-size-'))
  const folder = join(root, 'page')
  try {
    const { react: version, 'react-dom': domVersion } = react[19]
    const dependencies = { ...kit, ...query, react: version, 'react-dom': domVersion, ...bundlers }
    await install(folder, dependencies, await packKit(repository, root))
    const { pages, queryBytes } = await measurePage(folder)
    const stylesheet = sizeOf(readFileSync(join(folder, 'node_modules/@hakuna-kit/react/styles.css'), 'utf8'))
    return { pages, queryBytes, stylesheet }
  } finally {
    await stopAll()
    await rm(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}

/** The figures that have a limit each. */
function toFigures({ pages, stylesheet }) {
  const figures = Object.entries(pages).flatMap(([name, { first, later }]) => [
    [`${name}: first load`, { bytes: first.bytes, files: first.files.length }],
    [`${name}: all`, { bytes: first.bytes + later.bytes, files: first.files.length + later.files.length }],
  ])
  return Object.fromEntries([...figures, ['stylesheet', { bytes: stylesheet, files: 1 }]])
}

const kB = (bytes) => `${(bytes / 1_000).toFixed(2)} kB`
const show = (figure) => (figure ? `${kB(figure.bytes)} / ${figure.files}` : '')
const budgetOf = (what) => budget[what.split(': ').at(-1)]
const isOver = ({ bytes, files }, limit) => !limit || bytes > limit.bytes || files > limit.files

const measured = await measureAll()
const figures = toFigures(measured)
if (args.includes('--files')) {
  for (const [name, { first, later }] of Object.entries(measured.pages))
    console.log(`${name}: first load ${first.files.join(', ')}; later ${later.files.join(', ')}`)
}
if (args.includes('--write')) {
  const rounded = Object.entries(figures).map(([what, { bytes, files }]) => [
    what,
    { bytes: Math.ceil(bytes / 50) * 50, files },
  ])
  writeFileSync(limitsFile, `${JSON.stringify({ budget, limits: Object.fromEntries(rounded) }, null, 2)}\n`)
}
console.log('| what, gzip / files | measured | limit | budget | |\n|---|--:|--:|--:|---|')
for (const [what, figure] of Object.entries(figures)) {
  const verdict = isOver(figure, limits[what])
    ? 'OVER ITS LIMIT'
    : isOver(figure, budgetOf(what))
      ? 'over budget'
      : 'ok'
  console.log(`| ${what} | ${show(figure)} | ${show(limits[what])} | ${show(budgetOf(what))} | ${verdict} |`)
}
console.log(`A shop that has no TanStack Query yet downloads ${kB(measured.queryBytes)} more in the first load.`)
const over = Object.entries(figures).filter(([what, figure]) => isOver(figure, limits[what]))
if (args.includes('--check') && over.length > 0) {
  console.error(`${over.length} figure(s) above their limit. A page that uses the kit would download more than before.`)
  process.exitCode = 1
}
