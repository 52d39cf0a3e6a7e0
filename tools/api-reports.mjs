// Keeps the public names and types of each entry point as text, so that a change of one is seen in review.
// It reads the built declarations: run `pnpm build` first.
//
// Usage: node tools/api-reports.mjs [--write] [root]
//   fails when a report differs from the build, and shows the lines; --write brings the reports up to date
import { existsSync, mkdirSync, readFileSync, rmSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { listPackages } from './packages/listPackages.mjs'
import { openEntryPoints } from './packages/openEntryPoints.mjs'
import { printApi } from './packages/printApi.mjs'

const args = process.argv.slice(2)
const isWriting = args.includes('--write')
const root = args.find((arg) => !arg.startsWith('--')) ?? '.'

const fileOf = ({ folder }, { path }) =>
  join(folder, 'api', `${[basename(folder), ...path.split('/').slice(1)].join('.')}.api.md`)
const block = (texts) => `\`\`\`ts\n${texts.join('\n\n')}\n\`\`\`\n`

async function toReport(name, { exported, hidden }) {
  const internal = name.endsWith('/internal') ? 'For our own packages; a published one may load a newer core.\n\n' : ''
  const text =
    `# ${name}\n\n` +
    'Made from the built types by `node tools/api-reports.mjs --write`. A change here is a change for shops: it needs ' +
    'a changeset.\n\n' +
    internal +
    block(exported) +
    (hidden.length > 0 ? `\n## Part of these types, and not exported\n\n${block(hidden)}` : '')
  return format(text, { ...(await resolveConfig(join(import.meta.dirname, '../README.md'))), parser: 'markdown' })
}

/** The lines that only one of two texts has. */
function differences(before, after) {
  const [old, now] = [before.split('\n'), after.split('\n')]
  return [
    ...old.filter((line) => !now.includes(line)).map((line) => `  - ${line}`),
    ...now.filter((line) => !old.includes(line)).map((line) => `  + ${line}`),
  ]
}

const packages = listPackages(root)
const missing = packages.flatMap(({ entryPoints }) => entryPoints).filter(({ types }) => !existsSync(join(root, types)))
if (missing.length > 0) {
  console.error(`${missing.map(({ types }) => types).join(', ')} missing, so nothing can be compared. Run pnpm build.`)
  process.exit(1)
}
const opened = openEntryPoints(
  root,
  packages.flatMap(({ entryPoints }) => entryPoints.map(({ types }) => types)),
)
let red = 0
for (const one of packages) {
  const reports = new Map()
  for (const entryPoint of one.entryPoints) {
    const api = printApi(opened, entryPoint.types, one)
    reports.set(fileOf(one, entryPoint), await toReport(entryPoint.name, api))
  }
  const folder = join(root, one.folder, 'api')
  const left = existsSync(folder) ? readdirSync(folder).map((name) => join(one.folder, 'api', name)) : []
  for (const file of left.filter((name) => !reports.has(name))) {
    red++
    console.log(`${file}: there is no such entry point`)
    if (isWriting) rmSync(join(root, file))
  }
  for (const [file, text] of reports) {
    const at = join(root, file)
    const before = existsSync(at) ? readFileSync(at, 'utf8') : ''
    if (before === text) continue
    red++
    console.log([`${file}: public names or types changed`, ...differences(before, text)].join('\n'))
    mkdirSync(dirname(at), { recursive: true })
    if (isWriting) writeFileSync(at, text)
  }
}
if (red > 0 && !isWriting) {
  console.error(`${red} report(s) differ. If the change is meant: node tools/api-reports.mjs --write, and a changeset.`)
  process.exitCode = 1
}
