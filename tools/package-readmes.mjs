// Keeps the tables in the READMEs of the published packages equal to the code and to docs/.
//   <!-- options: TypeName -->            what an exported type of options holds, from its doc comments
//   <!-- table: docs/proxy.md#codes -->   the table below that heading of a page of docs/, which is not published
// Both end with <!-- end -->. Every exported type of options needs a table, and every error code a row.
//
// Usage: node tools/package-readmes.mjs [--write] [root]
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { describeCodes } from './packages/describeCodes.mjs'
import { describeOptions, toOptionsTable } from './packages/describeOptions.mjs'
import { listPackages } from './packages/listPackages.mjs'
import { openEntryPoints } from './packages/openEntryPoints.mjs'

const args = process.argv.slice(2)
const isWriting = args.includes('--write')
const root = args.find((arg) => !arg.startsWith('--')) ?? '.'

/** Types of options that a table would not explain better than their one line does. */
const withoutTable = new Set(['CallOptions', 'PartProps', 'GetInputProps'])
const isOptions = (name) => /(Options|Props|Setup|Retry)$/.test(name) && !withoutTable.has(name)
const markers = /<!-- (options|table): ([^ ]+) -->\n[\s\S]*?<!-- end -->/g

/** The first table below a heading, by the heading's anchor. */
function readTable(target) {
  const [file, anchor] = target.split('#')
  const lines = readFileSync(join(root, file), 'utf8').split('\n')
  const toAnchor = (line) =>
    line
      .replace(/^#+ /, '')
      .toLowerCase()
      .replaceAll(/[^\w -]/g, '')
      .replaceAll(' ', '-')
  const heading = lines.findIndex((line) => line.startsWith('#') && toAnchor(line) === anchor)
  const first = lines.findIndex((line, index) => index > heading && line.startsWith('|'))
  if (heading < 0 || first < 0) throw new Error(`${target}: there is no table below such a heading.`)
  const length = lines.slice(first).findIndex((line) => !line.startsWith('|'))
  return lines.slice(first, length < 0 ? undefined : first + length).join('\n')
}

const packages = listPackages(root)
const opened = openEntryPoints(
  root,
  packages.flatMap(({ entryPoints }) => entryPoints.map(({ source }) => source)),
)
const faults = []

for (const { folder, manifest, entryPoints } of packages) {
  const file = join(root, folder, 'README.md')
  const before = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const shown = new Set()
  const exported = entryPoints.flatMap(({ source }) => opened.exportsOf(source))

  const render = (_, kind, target) => {
    if (kind === 'table') return `<!-- table: ${target} -->\n\n${readTable(target)}\n\n<!-- end -->`
    const { symbol } = exported.find(({ name }) => name === target) ?? {}
    if (!symbol) throw new Error(`${folder}/README.md: ${target} is not exported.`)
    const options = describeOptions(opened, opened.checker.getDeclaredTypeOfSymbol(symbol))
    options.forEach(({ declaration }) => shown.add(declaration))
    const bare = options.filter(({ meaning }) => meaning === '').map(({ name }) => name)
    if (bare.length > 0) faults.push(`${target} has no doc comment for ${bare.join(', ')}, so its row says nothing.`)
    return `<!-- options: ${target} -->\n\n${toOptionsTable(options)}\n\n<!-- end -->`
  }
  const text = before.replaceAll(markers, render)
  const after = await format(text, {
    ...(await resolveConfig(join(import.meta.dirname, '../README.md'))),
    parser: 'markdown',
  })
  if (after !== before) {
    if (isWriting) writeFileSync(file, after)
    else faults.push(`${folder}/README.md differs from the code. Run node tools/package-readmes.mjs --write.`)
  }

  for (const name of new Set(exported.map((one) => one.name).filter(isOptions))) {
    const { symbol } = exported.find((one) => one.name === name)
    const options = describeOptions(opened, opened.checker.getDeclaredTypeOfSymbol(symbol))
    const missing = options.filter(({ declaration }) => !shown.has(declaration))
    if (missing.length > 0) {
      const names = missing.map((option) => option.name).join(', ')
      faults.push(`${folder}/README.md: no table shows ${names} of ${name}. Add <!-- options: ${name} -->.`)
    }
  }

  const rows = new Set(
    [...after.matchAll(/^\|([^|]+)\|/gm)].flatMap(([, cell]) => [...cell.matchAll(/`(\w+)`/g)].map(([, code]) => code)),
  )
  const codes = entryPoints.flatMap(({ source }) => describeCodes(opened, source))
  for (const code of new Set(codes)) {
    if (!rows.has(code)) faults.push(`${folder}/README.md: no row tells what the error code ${code} means.`)
  }
  const install = after.match(/^npm install .*$/m)?.[0].split(' ') ?? []
  if (!install.includes(manifest.name)) faults.push(`${folder}/README.md: the install line is missing.`)
  for (const part of ['## Example', '## Options', '## Errors', '```ts']) {
    if (!after.includes(part)) faults.push(`${folder}/README.md: "${part}" is missing.`)
  }
}
for (const fault of faults) console.error(fault)
console.log(`${packages.map(({ folder }) => basename(folder)).join(', ')}: ${faults.length} fault(s)`)
process.exitCode = faults.length === 0 ? 0 : 1
