// Checks that a newcomer can guess a file from what it exports: `node tools/check-names.mjs`. The rules stand in CONTRIBUTING.md.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'

/** Named by what loads them, not by what they export. */
const entries = new Set([
  'packages/react/src/server.ts',
  'packages/server/src/node.ts',
  'packages/server/src/orders.ts',
  'packages/server/src/browserGuard.ts',
  'packages/react/src/noDevWarnings.ts',
  'apps/demo/src/main.tsx',
])
const isChecked = (file) =>
  /^(packages\/[^/]+\/src|apps\/[^/]+\/(src|server|shared))\/.*\.tsx?$/.test(file) &&
  !/\.(test|stories|type-test|d)\.|(^|\/)index\.ts$/.test(file) &&
  // Sample goods and suites of tests are named after what they are about.
  !/^packages\/test\/|\/(test|simulation)\//.test(file) &&
  !entries.has(file)

const declared =
  /^export (?:declare )?(?:abstract )?(?:async )?(?:function\*?|const|let|class|interface|type|enum) (\w+)/gm
const listed = /^export (?:type )?\{([^}]*)\}/gm

const exportsOf = (text) => [
  ...[...text.matchAll(declared)].map(([, name]) => name),
  ...[...text.matchAll(listed)].flatMap(([, names]) =>
    names.split(',').flatMap(
      (part) =>
        part
          .trim()
          .replace(/^type /, '')
          .split(/ as /)
          .at(-1) || [],
    ),
  ),
]

const singularOf = (word) => word.replace(/ies$/, 'y').replace(/s$/, '')

/** The reason why `file` is misnamed, or nothing. */
function fault(file, text) {
  const name = basename(file).replace(/\.tsx?$/, '')
  const names = exportsOf(text)
  if (names.length === 0) return undefined
  const lower = name.toLowerCase()
  // A factory stands in createX.ts.
  const factories = [...text.matchAll(/^export (?:async )?function (create[A-Z]\w*)/gm)].map(([, factory]) => factory)
  if (factories.length > 0 && !names.some((one) => one === name))
    return `exports ${factories.join(', ')}: name it ${factories[0]}`
  if (names.some((one) => one.toLowerCase() === lower)) return undefined
  // Both directions of one wire format, or the shapes that two sides agree on.
  if (/(Codec|Protocol|Api)$/.test(name)) return undefined
  // A collection: `errors` and `orderErrors` hold classes that end in Error, `orderEvents` functions about an OrderEvent.
  const noun = name.match(/[A-Z]?[a-z0-9]+$/)?.[0].toLowerCase() ?? lower
  const members = names.filter((one) => one.toLowerCase().includes(singularOf(noun)))
  if (singularOf(noun) !== noun && members.length * 2 > names.length) return undefined
  return `exports ${names.slice(0, 4).join(', ')}${names.length > 4 ? ', …' : ''}`
}

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter(isChecked)
const faults = files.flatMap((file) => {
  const why = fault(file, readFileSync(file, 'utf8'))
  return why ? [`${file} is not named after what it exports: it ${why}`] : []
})
for (const line of faults) console.error(line)
console.log(`${files.length} files, ${faults.length} misnamed`)
process.exit(faults.length === 0 ? 0 : 1)
