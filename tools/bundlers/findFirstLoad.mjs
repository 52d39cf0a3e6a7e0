/**
 * Marks the entry and everything that it imports statically.
 *
 * @param {{ name: string, code: string, imports: string[], isEntry: boolean }[]} files `imports`: names of files
 * @returns {import('./Build.mjs').BuiltFile[]}
 */
export function findFirstLoad(files) {
  const first = new Set()
  const load = (file) => {
    // External packages are among the imports of some bundlers.
    if (!file || first.has(file)) return
    first.add(file)
    for (const name of file.imports) load(files.find((other) => other.name === name))
  }
  load(files.find(({ isEntry }) => isEntry))
  return files.map((file) => ({ name: file.name, code: file.code, isFirst: first.has(file) }))
}
