import { describe, expect, it } from 'vitest'
import { findFirstLoad } from './findFirstLoad.mjs'

const file = (name: string, imports: string[] = [], isEntry = false) => ({ name, code: '', imports, isEntry })
const namesOf = (files: ReturnType<typeof findFirstLoad>, isFirst: boolean) =>
  files.filter((built) => built.isFirst === isFirst).map(({ name }) => name)

describe('findFirstLoad', () => {
  it('follows static imports of files that the entry imports', () => {
    const files = findFirstLoad([
      file('later', ['shared']),
      file('page', ['part'], true),
      file('part', ['shared']),
      file('shared'),
    ])
    expect(namesOf(files, true)).toEqual(['page', 'part', 'shared'])
    expect(namesOf(files, false)).toEqual(['later'])
  })

  it('takes files that import each other once, and leaves external packages out', () => {
    const files = findFirstLoad([file('page', ['part', 'react'], true), file('part', ['page'])])
    expect(namesOf(files, true)).toEqual(['page', 'part'])
  })
})
