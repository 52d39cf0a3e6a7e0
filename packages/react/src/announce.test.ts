import { expect, it } from 'vitest'
import { announce } from './announce.js'

it('changes the text when it announces the same words again, so that they are read again', () => {
  const region = document.createElement('output')
  const texts = ['Added.', 'Added.', 'Added.', ''].map((words) => {
    announce({ region: () => region }, words)
    return region.textContent
  })
  expect(texts).toEqual(['Added.', 'Added.\u00a0', 'Added.', ''])
})

it('leaves a region empty that is to be empty', () => {
  const region = document.createElement('output')
  announce({ region: () => region }, '')
  announce({ region: () => region }, '')
  expect(region.textContent).toBe('')
})

it('does nothing where there is no live region any more', () => {
  expect(() => announce({ region: () => null }, 'Added.')).not.toThrow()
})
