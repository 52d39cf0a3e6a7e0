import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bundle } from './bundle.mjs'

/** Components, hooks and classes are code of the browser. All else, e.g. texts and query options, runs anywhere. */
const isClientName = (name) => /^[A-Z]|^use[A-Z]/.test(name)
const line = (names, from) => (names.length > 0 ? `export { ${names.join(', ')} } from './${from}.js'\n` : '')

/**
 * Writes what server components import instead of `file`, which the condition `react-server` selects:
 * `<file>.react-server.js`, with the browser's names from `<file>.client.js` and all others from `<file>.values.js`.
 * Only `<file>.client.js` has the directive 'use client', because bundlers for pages warn about it. Next.js wants each
 * name listed there.
 *
 * @param {{ root: string, dist: string }} folders
 * @param {import('./builds.mjs').Build} build
 * @param {string[]} names what `file` exports
 */
export async function writeServerEntries(folders, { file, entries }, names) {
  const clientNames = names.filter(isClientName)
  const values = names.filter((name) => !isClientName(name))
  const write = (ending, text) => writeFile(join(folders.dist, `${file}.${ending}.js`), text)
  await write('client', `'use client'\n${line(clientNames, file)}`)
  if (values.length > 0) await bundle(folders, { file: `${file}.values`, entries, names: values }, new Map())
  await write('react-server', line(clientNames, `${file}.client`) + line(values, `${file}.values`))
}
