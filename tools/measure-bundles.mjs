// Measures what a page downloads for the kit, as bundlers really build it, in gzip bytes and files.
// First load: the entry and all it imports statically. All: with the files that come later through import().
//
// Usage: node tools/measure-bundles.mjs [--check | --write] [--files] [--root FOLDER]
//   --check  fails when a figure is above its limit in measure-bundles.json, which holds the last landed figures
//   --write  puts today's figures there, rounded up
//   --files  lists the files of each build
//   --root   measures another checkout
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { fileURLToPath, URL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { bundlers } from './bundlers.mjs'

const page = `import { createProtectionClient } from '@hakuna-kit/core'
import { CartProtectionRow, ProtectionOptIn, ProtectionProvider } from '@hakuna-kit/react'
export default [createProtectionClient, CartProtectionRow, ProtectionOptIn, ProtectionProvider]
globalThis.used = [createProtectionClient, CartProtectionRow, ProtectionOptIn, ProtectionProvider]
`
const stylesheet = 'packages/react/styles.css'
const limitsFile = fileURLToPath(new URL('measure-bundles.json', import.meta.url))
const { budget, limits } = JSON.parse(readFileSync(limitsFile, 'utf8'))

const args = process.argv.slice(2)
const rootAt = args.indexOf('--root')
const root = resolve(rootAt < 0 ? fileURLToPath(new URL('..', import.meta.url)) : args[rootAt + 1])

const gzipBytes = (text) => gzipSync(text, { level: 9 }).length
const measure = (files) => ({
  bytes: files.reduce((sum, { code }) => sum + gzipBytes(code), 0),
  files: files.length,
})

/** The entry and everything that it imports statically. */
function firstLoad(files) {
  const loaded = new Set()
  const load = (file) => {
    if (loaded.has(file)) return
    loaded.add(file)
    for (const name of file.imports) load(files.find((other) => other.name === name))
  }
  load(files.find(({ isEntry }) => isEntry))
  return [...loaded]
}

function list(name, files, first) {
  for (const file of files) {
    const when = first.includes(file) ? 'first load' : 'later'
    console.log(`${name}: ${basename(file.name)}, ${gzipBytes(file.code)} bytes, ${when}`)
  }
}

async function measureAll() {
  // Inside the checkout, so that the packages resolve as they do for everything else in it.
  const folder = join(root, '.reports/bundles')
  mkdirSync(folder, { recursive: true })
  const entry = join(folder, 'page.ts')
  writeFileSync(entry, page)
  const measured = {}
  try {
    for (const [name, bundle] of Object.entries(bundlers)) {
      const files = await bundle({ root, entry })
      const first = firstLoad(files)
      if (args.includes('--files')) list(name, files, first)
      measured[`${name}: first load`] = measure(first)
      measured[`${name}: all`] = measure(files)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  measured.stylesheet = { bytes: gzipBytes(readFileSync(join(root, stylesheet))), files: 1 }
  return measured
}

const kB = (bytes) => `${(bytes / 1_000).toFixed(2)} kB`
const show = (figure) => (figure ? `${kB(figure.bytes)} / ${figure.files}` : '')
const budgetOf = (what) => budget[what.split(': ').at(-1)]
const isOver = ({ bytes, files }, limit) => !limit || bytes > limit.bytes || files > limit.files

const measured = await measureAll()
if (args.includes('--write')) {
  const rounded = Object.entries(measured).map(([what, { bytes, files }]) => [
    what,
    { bytes: Math.ceil(bytes / 50) * 50, files },
  ])
  writeFileSync(limitsFile, `${JSON.stringify({ budget, limits: Object.fromEntries(rounded) }, null, 2)}\n`)
}
console.log('| what, gzip / files | measured | limit | budget | |\n|---|--:|--:|--:|---|')
for (const [what, figure] of Object.entries(measured)) {
  const verdict = isOver(figure, limits[what])
    ? 'OVER ITS LIMIT'
    : isOver(figure, budgetOf(what))
      ? 'over budget'
      : 'ok'
  console.log(`| ${what} | ${show(figure)} | ${show(limits[what])} | ${show(budgetOf(what))} | ${verdict} |`)
}
const over = Object.entries(measured).filter(([what, figure]) => isOver(figure, limits[what]))
if (args.includes('--check') && over.length > 0) {
  console.error(`${over.length} figure(s) above their limit. A page that uses the kit would download more than before.`)
  process.exitCode = 1
}
