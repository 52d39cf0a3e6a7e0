import { describe, expect, it } from 'vitest'
import type { Cart } from '../cart.js'
import type { CartChange } from '../CartChange.js'
import { CartAdapterError } from '../errors.js'
import { cartOf, planLine, productLine } from '@hakuna-kit/test/carts'
import { applyChanges, withChanges } from './applyChanges.js'

const change = (lineItemId: string, from: number, to: number): CartChange => ({
  lineItemId,
  productReference: 'phone',
  title: '1 Jahr Garantieerweiterung',
  from,
  to,
  reason: 'insurer_action',
})
const cart = cartOf(productLine('1', 'phone', 2), planLine('2', 'phone', 2), planLine('3', 'phone', 2, 'plan-2y'))
const changes = [change('2', 2, 1), change('3', 2, 0)]

/** A cart whose writes end as listed, then without error. */
function start(outcomes: ('ok' | 'conflict' | 'refused' | 'locked')[] = [], reads: (Cart | null)[] = []) {
  const calls: string[] = []
  const decidedOn: Cart[] = []
  const result = applyChanges(
    {
      async read() {
        calls.push('read')
        return reads.length ? reads.shift()! : cart
      },
      async update(lineItemId, quantity) {
        calls.push(`${lineItemId} = ${quantity}`)
        const outcome = outcomes.shift() ?? 'ok'
        if (outcome !== 'ok') throw new CartAdapterError(outcome)
      },
    },
    cart,
    (now) => {
      decidedOn.push(now)
      return changes.map((it) => ({ change: it }))
    },
  )
  return { result, calls, decidedOn }
}

describe('applyChanges', () => {
  it.each<[rule: string, outcomes: Parameters<typeof start>[0], calls: string[]]>([
    ['writes each change once', [], ['2 = 1', '3 = 0']],
    ['continues after a change that the cart refuses', ['refused'], ['2 = 1', '3 = 0']],
    ['reads and decides again after a conflict', ['conflict'], ['2 = 1', 'read', '2 = 1', '3 = 0']],
    [
      'keeps what it wrote before a conflict',
      ['ok', 'conflict', 'conflict'],
      ['2 = 1', '3 = 0', 'read', '2 = 1', 'read', '2 = 1', '3 = 0'],
    ],
  ])('%s', async (_, outcomes, expected) => {
    const { result, calls } = start(outcomes)
    await result
    expect(calls).toEqual(expected)
  })

  it('marks the attempts that the cart refused', async () => {
    const { attempts } = await start(['refused']).result
    expect(attempts).toEqual([{ change: changes[0], rejected: true }, { change: changes[1] }])
    const later = await start(['ok', 'refused']).result
    expect(later.attempts).toEqual([{ change: changes[0] }, { change: changes[1], rejected: true }])
  })

  it('gives the cart of the last decision', async () => {
    const later = cartOf(productLine('1', 'phone', 5))
    const { result, decidedOn } = start(['conflict'], [later])
    expect((await result).cart).toBe(later)
    expect(decidedOn).toEqual([cart, later])
  })

  it('ends without a decision where there is no cart any more after a conflict', async () => {
    const { result, decidedOn } = start(['conflict'], [null])
    expect(await result).toEqual({ attempts: [], cart: null })
    expect(decidedOn).toHaveLength(1)
  })

  it('rejects with an error other than `refused` at once', async () => {
    const { result, calls } = start(['locked'])
    await expect(result).rejects.toMatchObject({ code: 'locked' })
    expect(calls).toEqual(['2 = 1'])
  })

  it.each([undefined, { code: 'refused' }, { code: 'conflict' }, Object.assign(new Error(), { code: 7 })])(
    'rejects with what is no error with a code, as it is: %j',
    async (reason) => {
      const update = () => Promise.reject(reason)
      const decide = () => [{ change: changes[0]! }]
      const result = applyChanges({ read: async () => cart, update }, cart, decide)
      expect(await result.catch((error: unknown) => error)).toBe(reason)
    },
  )

  it('rejects with the fifth conflict of two changes', async () => {
    const { result, calls } = start(Array.from({ length: 9 }, () => 'conflict' as const))
    await expect(result).rejects.toMatchObject({ code: 'conflict' })
    expect(calls.filter((call) => call === '2 = 1')).toHaveLength(5)
  })
})

describe('withChanges', () => {
  it.each<[rule: string, changes: CartChange[], quantities: Record<string, number>]>([
    ['leaves the cart as it is without changes', [], { 1: 2, 2: 2, 3: 2 }],
    ['sets quantities and leaves out lines with 0', changes, { 1: 2, 2: 1 }],
    ['takes the last of several changes of one line', [change('2', 2, 1), change('2', 1, 4)], { 1: 2, 2: 4, 3: 2 }],
    ['ignores lines that are not in the cart', [change('9', 1, 3)], { 1: 2, 2: 2, 3: 2 }],
  ])('%s', (_, given, quantities) => {
    const result = withChanges(cart, given)
    expect(Object.fromEntries(result.lineItems.map(({ id, quantity }) => [id, quantity]))).toEqual(quantities)
    expect(cart.lineItems).toHaveLength(3)
  })

  it('changes quantities only', () => {
    const yen = { ...cart, id: 'cart-7', currency: 'jpy', version: '3' }
    const [phone, plan, otherPlan] = cart.lineItems
    expect(withChanges(yen, [change('2', 2, 1)])).toEqual({
      ...yen,
      lineItems: [phone, { ...plan, quantity: 1 }, otherPlan],
    })
  })
})
