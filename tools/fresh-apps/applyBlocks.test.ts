import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { applyBlocks } from './applyBlocks.mjs'

const folder = mkdtempSync(join(tmpdir(), 'apply-blocks-'))
afterAll(() => rmSync(folder, { recursive: true }))
const read = (path: string) => readFileSync(join(folder, path), 'utf8')
const block = (title: string, code: string) => ({ title, code, section: '', language: 'ts', intro: '' })

describe('applyBlocks', () => {
  it('writes files: modules to the source folder, others where they are named', () => {
    applyBlocks(folder, { source: 'src' }, [block('cart.ts', 'cart\n'), block('app/api/route.ts', 'route\n')])
    expect(read('src/cart.ts')).toBe('cart\n')
    expect(read('app/api/route.ts')).toBe('route\n')
  })

  it('adds a block to a file that has a mark: imports at the top, the rest at the mark', () => {
    writeFileSync(join(folder, 'src/ProductPage.tsx'), "import { a } from 'a'\n\n<main>\n  {/* README */}\n</main>\n")
    applyBlocks(folder, { source: 'src' }, [
      block('your product page', "import { b } from 'b'\nimport 'b.css'\n\n<B price=\"$&\" />\n"),
    ])
    expect(read('src/ProductPage.tsx')).toBe(
      "import { b } from 'b'\nimport 'b.css'\nimport { a } from 'a'\n\n<main>\n  <B price=\"$&\" />\n</main>\n",
    )
  })

  it('takes the last block of a file', () => {
    applyBlocks(folder, { source: 'src' }, [block('cart.ts', 'first\n'), block('cart.ts', 'second\n')])
    expect(read('src/cart.ts')).toBe('second\n')
  })
})
