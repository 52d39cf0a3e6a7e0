import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { kit } from '../versions.mjs'

/** Writes files that load every entry point of the installed packages, so that none is forgotten. */
export function writeEntryPoints(folder) {
  const entryPoints = Object.keys(kit).flatMap((name) => listEntryPoints(folder, name))
  const write = (file, toLine, some = entryPoints) =>
    writeFileSync(join(folder, file), `${some.map(toLine).join('\n')}\n`)
  const importAll = (entry, i) => `import * as entry${i} from '${entry}'\nexport const used${i}: object = entry${i}`
  write('entryPoints.ts', importAll)
  const isForPages = (entry) => /^@hakuna-kit\/(core|react)(\/|$)/.test(entry)
  write('entryPointsForPages.ts', importAll, entryPoints.filter(isForPages))
  write('importInCommonJs.cts', (entry, i) => `export const entry${i}: Promise<object> = import('${entry}')`)
  write(
    'requireInCommonJs.cts',
    (entry, i) => `import entry${i} = require('${entry}')\nexport const used${i}: object = entry${i}`,
  )
}

/** The entry points with code: what bundlers alone can read, and the manifest, are left out. */
function listEntryPoints(folder, name) {
  const { exports } = JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8'))
  return Object.keys(exports)
    .filter((path) => !/\.(css|json)$/.test(path))
    .map((path) => join(name, path))
}
