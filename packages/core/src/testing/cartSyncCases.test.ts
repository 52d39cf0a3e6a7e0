import { describe, expect, it } from 'vitest'
import type { CartAdapter } from '../cart.js'
import type { CartSyncAnswer } from '../client/storefrontProtocol.js'
import { CartAdapterError } from '../errors.js'
import type { CartSyncSettings } from '../sync/CartSync.js'
import { createCartSync } from '../sync/createCartSync.js'
import { cartSyncCases, type ReportedLine } from './index.js'

/** What is wrong with a loop. */
type Fault = {
  settings?: Partial<CartSyncSettings>
  adapter?: (adapter: CartAdapter) => CartAdapter
  line?: (line: ReportedLine) => ReportedLine
  /** Called with each report in addition. */
  answer?: (answer: CartSyncAnswer) => CartSyncAnswer
  /** Reports each cart as often as this. */
  reports?: number
  failure?: (error: unknown) => unknown
}

/** The engine of the browser as a loop, with a fault if one is given. */
const casesFor = ({ settings, adapter = same, line = same, answer = same, reports = 1, failure = same }: Fault = {}) =>
  cartSyncCases({
    async start({ cart, insurer }) {
      const sync = createCartSync({
        cart: adapter(cart),
        async reportCart({ lineItems }) {
          const lines = lineItems.map(({ id, quantity, productId, unitPrice, customProperties }) =>
            line({ id, quantity, productId, unitPrice, productReference: customProperties?.productReference }),
          )
          for (let more = 1; more < reports; more++) insurer(lines)
          return insurer(lines)
        },
        ...settings,
      })
      return {
        async sync() {
          const state = await sync.sync()
          if (state.status === 'failed') throw failure(state.error)
          if (state.status !== 'settled') throw new Error(`The loop ended as ${state.status}.`)
          const { cart: settled, rounds, changes } = state
          return answer({ cart: settled, rounds, changes })
        },
      }
    },
  })

function same<T>(value: T): T {
  return value
}

describe('the loop over a browser cart', () => {
  it.each(casesFor())('$name', ({ run }) => expect(run()).resolves.toBeUndefined())
})

it('takes a report that tells no prices', async () => {
  for (const { run } of casesFor({ line: ({ unitPrice: _, ...line }) => line }))
    await expect(run()).resolves.toBeUndefined()
})

const settles = 'settles a cart with one report when there is no action'
const applies = 'applies the actions of the insurer and reports again until there are none'
const named = 'applies an action to the line that it names, and not to another plan of the product'
const emptied = 'reports a cart that is emptied, filled and emptied again'
const removes = 'removes a plan without its product before it reports'
const noProduct = 'never changes a product line, whatever the insurer asks'
const noMore = 'never makes more plans than products, whatever the insurer asks'
const ten = 'stops after ten rounds'
const noCart = 'sends no report while there is no cart'
const locked = 'ends at once when the cart is locked, and works again later'

/** An adapter that writes `to` instead of what it is told. */
const writing =
  (to: (id: string, quantity: number) => [id: string, quantity: number]) =>
  (adapter: CartAdapter): CartAdapter => ({
    ...adapter,
    updateLineItem: (...args) => adapter.updateLineItem(...to(...args)),
  })

describe('a loop that', () => {
  it.each<[what: string, cases: string[], fault: Fault]>([
    [
      'reports the price of all units',
      [settles],
      {
        line: ({ unitPrice, ...line }) => ({
          ...line,
          unitPrice: { ...unitPrice!, amount: unitPrice!.amount * line.quantity },
        }),
      },
    ],
    [
      'reports prices in euro',
      [settles],
      { line: (line) => ({ ...line, unitPrice: { ...line.unitPrice!, currency: 'eur' } }) },
    ],
    ['reports no reference', [settles], { line: ({ productReference: _, ...line }) => line }],
    ['reports the item of another line', [settles], { line: (line) => ({ ...line, productId: 'prd-iphone14' }) }],
    ['reports one unit of each line', [settles, emptied], { line: (line) => ({ ...line, quantity: 1 }) }],
    ['reports twice', [settles, applies, named, emptied, noProduct, noMore, ten, locked], { reports: 2 }],
    ['reports other line ids', [settles], { line: (line) => ({ ...line, id: `x-${line.id}` }) }],
    [
      'answers with an old cart',
      [settles],
      { answer: (answer) => ({ ...answer, cart: answer.cart && { ...answer.cart, lineItems: [] } }) },
    ],
    [
      'counts one round too few',
      [settles, applies, noCart],
      { answer: (answer) => ({ ...answer, rounds: answer.rounds - 1 }) },
    ],
    ['tells no changes', [applies, removes], { answer: (answer) => ({ ...answer, changes: [] }) }],
    [
      'makes up a change',
      [settles, applies, removes, noCart],
      {
        answer: (answer) => ({
          ...answer,
          changes: [...answer.changes, { ...({} as CartSyncAnswer['changes'][number]) }],
        }),
      },
    ],
    [
      'gives another reason for a change',
      [applies, removes],
      {
        answer: (answer) => ({
          ...answer,
          changes: answer.changes.map((change) => ({ ...change, reason: 'follows_product' })),
        }),
      },
    ],
    ['changes the first plan', [named], { adapter: writing((_, quantity) => ['line-2', quantity]) }],
    ['does not predict', [removes], { settings: { predict: false } }],
    [
      'writes one unit too few',
      [applies, named, removes, ten, locked],
      { adapter: writing((id, quantity) => [id, quantity - 1]) },
    ],
    ['stops after nine rounds', [ten], { settings: { maxRounds: 9 } }],
    ['stops after eleven rounds', [ten], { settings: { maxRounds: 11 } }],
    [
      'has another code for a failure',
      [noProduct, noMore, ten, locked],
      { failure: () => new CartAdapterError('unavailable') },
    ],
  ])('%s fails exactly the cases that tell', async (_, cases, fault) => {
    const failing: string[] = []
    for (const { name, run } of casesFor(fault))
      await run().catch(({ message }: Error) => {
        // Who reads it must learn what is wrong.
        failing.push(/^Expected {2}|^$/.test(message) ? `${name}, which does not say what it expected` : name)
      })
    expect(failing).toEqual(cases)
  })
})
