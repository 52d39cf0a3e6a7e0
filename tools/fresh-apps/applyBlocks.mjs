import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const mark = /\{?\/\* README \*\/\}?/

/**
 * Does with the README's blocks what a reader does. A block for a file that has the mark `README` is added to it: its
 * imports at the top, the rest in place of the mark. Every other block is a whole file.
 *
 * @param source the folder of the shop's own modules, for blocks that name a module without a folder
 */
export function applyBlocks(folder, { source }, blocks) {
  const files = new Map(blocks.filter(({ title }) => title).map((block) => [block.title, block]))
  for (const [title, { code }] of files) {
    const file = join(folder, toPath(title, source))
    const own = existsSync(file) ? readFileSync(file, 'utf8') : ''
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, mark.test(own) ? addTo(own, code) : code)
  }
}

function addTo(own, code) {
  const imports = code.match(/^(import .*\n)+/)?.[0] ?? ''
  // Without the function, a `$` of the code would be read as a reference.
  return imports + own.replace(mark, () => code.slice(imports.length).trim())
}

function toPath(title, source) {
  if (title === 'your product page') return join(source, 'ProductPage.tsx')
  return title.includes('/') || title === 'server.js' ? title : join(source, title)
}
