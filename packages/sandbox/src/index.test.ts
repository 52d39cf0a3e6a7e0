import { describe, expect, it } from 'vitest'
import * as entry from './index.js'

describe('the main entry', () => {
  it('exports these names', () => {
    expect(Object.keys(entry).toSorted()).toEqual([
      'createSandbox',
      'defaultCatalogue',
      'defaultTerms',
      'offerCategories',
    ])
  })
})
