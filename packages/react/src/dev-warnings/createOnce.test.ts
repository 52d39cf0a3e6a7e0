import { expect, it } from 'vitest'
import { createOnce } from './createOnce.js'

it('a cause is new once for each owner', () => {
  const isFirst = createOnce()
  const [a, b] = [{}, {}]
  const answers = [isFirst(a, 'x'), isFirst(a, 'x'), isFirst(a, 'y'), isFirst(b, 'x'), isFirst(a, 'x'), isFirst(a, 'y')]
  expect(answers).toEqual([true, false, true, true, false, false])
})
