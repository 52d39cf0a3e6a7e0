// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { describeJourneys } from './test/describeJourneys.js'

it('runs in jsdom, which has no methods for dialogs', () => {
  expect(navigator.userAgent).toContain('jsdom')
  expect(HTMLDialogElement.prototype).not.toHaveProperty('showModal')
})

describeJourneys('jsdom')
