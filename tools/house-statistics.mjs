// Prints figures about the size and order of each package: `node tools/house-statistics.mjs [--write] [--root FOLDER]`.
// With --write it puts the table into docs/architecture.md, where a test compares it with the code.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath, URL } from 'node:url'
import { listSourceFiles } from './listSourceFiles.mjs'

const repository = fileURLToPath(new URL('..', import.meta.url))
const markers = ['<!-- statistics: made by tools/house-statistics.mjs -->', '<!-- end of statistics -->']

const packageOf = (file) => file.split('/').slice(0, 2).join('/')
const isTestFile = (file) => /\.test\.tsx?$/.test(file)
const isSource = (file) =>
  !/\.(test|stories|type-test|d)\.tsx?$|(^|\/)vitest\.|\/e2e\/|\/stories\//.test(file) &&
  !/^packages\/(?!test\/).*\/(test|simulation)\//.test(file)
/** Types, constants and lists of exports have nothing to test. */
const holdsLogic = (text) =>
  /=>\s|\bfunction\b|\bclass\b/.test(text.replace(/^(export )?(type|interface) [\s\S]*?^}/gm, ''))

/** The value below which `share` of the sorted values lie. */
const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]

/** The files that a test of the same folder imports, or that have a test of their own name. */
function findTestedFiles(files, read) {
  const tested = new Set()
  for (const test of files.filter(isTestFile)) {
    const names = [...read(test).matchAll(/['"]\.\/([\w.-]+)\.js['"]/g)].map(([, name]) => name)
    for (const name of [basename(test).replace(/\.test\.tsx?$/, ''), ...names])
      for (const ending of ['.ts', '.tsx']) tested.add(join(dirname(test), name + ending))
  }
  return tested
}

/** The import cycles below `root`, each as its sorted files. */
function findCycles(root) {
  const args = ['packages', 'apps', '--config', join(repository, '.dependency-cruiser.cjs'), '--output-type', 'json']
  let json
  try {
    json = execFileSync(join(repository, 'node_modules/.bin/depcruise'), args, {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  } catch (error) {
    // It exits with the number of violations.
    json = error.stdout
  }
  const cycles = JSON.parse(json)
    .summary.violations.filter(({ rule }) => rule.name === 'no-cycle')
    .map(({ cycle }) => cycle.map(({ name }) => name).sort())
  return [...new Map(cycles.map((files) => [files.join(), files])).values()]
}

function measureHouse(root) {
  const cycles = findCycles(root)
  const files = listSourceFiles(root)
  const texts = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]))
  const read = (file) => texts.get(file)
  const tested = findTestedFiles(files, read)
  return [...new Set(files.map(packageOf))].map((name) => {
    const sources = files.filter((file) => packageOf(file) === name && isSource(file))
    const lines = sources.map((file) => read(file).trimEnd().split('\n').length).sort((a, b) => a - b)
    const folders = Object.entries(groupBy(sources, dirname))
    const [folder, inIt] = folders.sort(([, a], [, b]) => b.length - a.length)[0]
    const logic = sources.filter((file) => holdsLogic(read(file)) && basename(file) !== 'index.ts')
    return {
      name,
      files: sources.length,
      median: percentile(lines, 0.5),
      ninetieth: percentile(lines, 0.9),
      largestFolder: { name: folder.slice(name.length + 1), files: inIt.length },
      tested: logic.filter((file) => tested.has(file)).length / logic.length,
      cycles: cycles.filter(([file]) => packageOf(file) === name).length,
    }
  })
}

function groupBy(items, keyOf) {
  const groups = {}
  for (const item of items) (groups[keyOf(item)] ??= []).push(item)
  return groups
}

function formatStatistics(rows) {
  const head = ['Package', 'Files', 'Lines, median', 'Lines, 90 %', 'Largest folder', 'Test beside it', 'Cycles']
  const cells = rows.map((row) => [
    `\`${row.name}\``,
    row.files,
    row.median,
    row.ninetieth,
    `\`${row.largestFolder.name}\`: ${row.largestFolder.files}`,
    // packages/test serves the tests of the others.
    row.name === 'packages/test' ? '' : `${Math.round(row.tested * 100)} %`,
    row.cycles,
  ])
  return alignTable([head, ...cells])
}

/** As prettier writes tables, so that it has nothing to change. */
function alignTable(rows) {
  const widths = rows[0].map((_, column) => Math.max(3, ...rows.map((row) => `${row[column]}`.length)))
  const right = (column) => [1, 2, 3, 5, 6].includes(column)
  const pad = (cell, column) => (right(column) ? `${cell}`.padStart(widths[column]) : `${cell}`.padEnd(widths[column]))
  const line = (row) => `| ${row.map(pad).join(' | ')} |`
  const dashes = (width, column) => (right(column) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))
  const rule = `| ${widths.map(dashes).join(' | ')} |`
  return [line(rows[0]), rule, ...rows.slice(1).map(line)].join('\n')
}

/** `page` with the table between its markers. */
function withStatistics(page, table) {
  const [begin, end] = markers.map((marker) => page.indexOf(marker))
  if (begin < 0 || end < begin) throw new Error(`The page has no ${markers.join(' and ')} to write the table between.`)
  return `${page.slice(0, begin)}${markers[0]}\n\n${table}\n\n${page.slice(end)}`
}

const rootAt = process.argv.indexOf('--root')
const table = formatStatistics(measureHouse(rootAt < 0 ? repository : process.argv[rootAt + 1]))
console.log(table)
if (process.argv.includes('--write')) {
  const path = join(repository, 'docs/architecture.md')
  writeFileSync(path, withStatistics(readFileSync(path, 'utf8'), table))
}
