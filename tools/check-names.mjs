// Checks that a newcomer can guess a file from what it exports: `node tools/check-names.mjs [root]`.
// CONTRIBUTING.md tells the rules.
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { listSourceFiles } from './listSourceFiles.mjs'

/** Files that something other than an import loads, or that are an entry point: others rely on the name. */
const exceptions = {
  'packages/react/src/server.ts': 'entry point @hakuna-kit/react/server',
  'packages/server/src/node.ts': 'entry point @hakuna-kit/server/node',
  'packages/server/src/orders.ts': 'entry point @hakuna-kit/server/orders',
  'packages/server/src/browserGuard.ts': 'package.json gives it to browsers instead of the main entry',
  'apps/demo/src/main.tsx': 'index.html loads it',
}

// Sample data and test suites are named after their subject.
const isChecked = (file) =>
  /^(packages\/[^/]+\/src|apps\/[^/]+\/(src|server|shared))\/.*\.tsx?$/.test(file) &&
  !/\.(test|stories|type-test|d)\.|(^|\/)index\.ts$/.test(file) &&
  !/^packages\/test\/|\/(test|simulation)\//.test(file) &&
  !(file in exceptions)

const declared =
  /^export (?:declare )?(?:abstract )?(?:async )?(?:function\*?|const|let|class|interface|type|enum) (\w+)/gm
const listed = /^export (?:type )?\{([^}]*)\}/gm
const factory = /^export (?:async )?function (create[A-Z]\w*)/gm

const exportedAs = (part) =>
  part
    .trim()
    .replace(/^type /, '')
    .split(/ as /)
    .at(-1)
const exportsOf = (text) => [
  ...[...text.matchAll(declared)].map(([, name]) => name),
  ...[...text.matchAll(listed)].flatMap(([, names]) => names.split(',').map(exportedAs).filter(Boolean)),
]

const singularOf = (word) => word.replace(/ies$/, 'y').replace(/s$/, '')
const lastWordOf = (name) => (name.match(/[A-Z]?[a-z0-9]+$/)?.[0] ?? name).toLowerCase()

/** The names that are about `noun`. What a function takes and answers belongs to the function. */
const namesAbout = (noun, names) =>
  names.filter((name) => name.toLowerCase().includes(noun) && !/(Options|Props|Result)$/.test(name))
const areMost = (some, all) => some.length * 2 > all.length

/** The reason why `file` is misnamed, or nothing. */
function findFault(file, text) {
  const name = basename(file).replace(/\.tsx?$/, '')
  const names = exportsOf(text)
  const factories = [...text.matchAll(factory)].map(([, created]) => created)
  if (factories.length > 0 && !names.includes(name))
    return `exports ${factories.join(', ')}: name it ${factories[0]}, a factory has a file of its own`
  const aboutName = namesAbout(name.toLowerCase(), names)
  const isNamed =
    names.length === 0 ||
    names.some((one) => one.toLowerCase() === name.toLowerCase()) ||
    // Both directions of one wire format, or the shapes that two sides agree on.
    /(Codec|Protocol|Api)$/.test(name) ||
    // Several things about one noun: `planLineItem` holds toPlanLineItem and isPlanLineItem.
    (areMost(aboutName, names) && aboutName.length > 1) ||
    // A collection: `orderErrors` holds classes that end in Error.
    (name.endsWith('s') && areMost(namesAbout(singularOf(lastWordOf(name)), names), names))
  return isNamed ? undefined : `exports ${names.slice(0, 4).join(', ')}${names.length > 4 ? ', …' : ''}`
}

const root = process.argv[2] ?? '.'
const files = listSourceFiles(root).filter(isChecked)
const faults = files.flatMap((file) => {
  const why = findFault(file, readFileSync(`${root}/${file}`, 'utf8'))
  return why ? [`${file} is not named after what it exports: it ${why}`] : []
})
for (const line of faults) console.error(line)
console.log(`${files.length} files, ${faults.length} misnamed`)
process.exitCode = faults.length === 0 ? 0 : 1
