import type { Cart, LineItem } from '../cart.js'
import type { CartAction } from '../CartChange.js'
import type { Money } from '../money.js'
import type { CartSyncAnswer } from '../client/storefrontProtocol.js'
import { createMemoryCart, type MemoryCart } from './createMemoryCart.js'
import { expectThat, rejectionOf } from './expectThat.js'
import type { NamedCase } from './CartAdapterSetup.js'

/** A line as the insurer gets it in a report. */
export type ReportedLine = {
  id: string
  quantity: number
  productId: string
  productReference?: string | undefined
  /** Price of one unit; checked where it is given. */
  unitPrice?: Money | undefined
}

export type CartSyncSetup = {
  /**
   * Starts a sync of `cart` whose reports are answered by `insurer`. `sync` resolves with the settled cart or rejects
   * with an error, of which only `code` is checked.
   */
  start: (options: { cart: MemoryCart; insurer: (lines: ReportedLine[]) => CartAction[] }) => Promise<{
    sync: () => Promise<CartSyncAnswer>
  }>
}

/**
 * Test cases for a loop, which must behave the same in the browser and on the server. For any test runner, like
 * `cartAdapterCases`.
 */
export function cartSyncCases({ start }: CartSyncSetup): NamedCase[] {
  const phone = (quantity: number): LineItem => ({
    id: 'line-1',
    quantity,
    productId: 'prd-iphone14',
    title: 'iPhone 14',
    unitPrice: { amount: 112_900, currency: 'jpy' },
  })
  const plan = (quantity: number, id = 'line-2', planId = 'plan-1y'): LineItem => ({
    id,
    quantity,
    productId: 'pl-prd-hakuna',
    title: '1 Jahr Garantieerweiterung',
    unitPrice: { amount: 1_200, currency: 'jpy' },
    customProperties: { productReference: 'prd-iphone14', planId },
  })
  const update = (lineItemId: string, quantity: number): CartAction => ({
    type: 'update_line_item',
    lineItemId,
    quantity,
  })

  async function run(lineItems: LineItem[] | undefined, answers: CartAction[][]) {
    const cart = createMemoryCart({ lineItems, currency: 'jpy' })
    const reports: ReportedLine[][] = []
    const { sync } = await start({
      cart,
      insurer: (lines) => {
        reports.push(lines)
        return answers[reports.length - 1] ?? []
      },
    })
    return { cart, reports, sync, left: () => quantitiesOf(cart.inspect()) }
  }

  return [
    {
      name: 'settles a cart with one report when there is no action',
      async run() {
        const lines = [phone(3), plan(2)]
        const { sync, reports, left } = await run(lines, [])
        const answer = await sync()
        expectThat('rounds and changes', [answer.rounds, answer.changes], [1, []])
        expectThat(
          'the reported lines',
          reports.map((report) =>
            report.map((line) => [line.id, line.quantity, line.productId, line.productReference ?? null]),
          ),
          [
            [
              ['line-1', 3, 'prd-iphone14', null],
              ['line-2', 2, 'pl-prd-hakuna', 'prd-iphone14'],
            ],
          ],
        )
        const prices = lines.map(({ unitPrice }) => [unitPrice.amount, unitPrice.currency])
        expectThat(
          'the reported prices of one unit',
          reports[0]!.map(({ unitPrice }, index) =>
            unitPrice ? [unitPrice.amount, unitPrice.currency] : prices[index],
          ),
          prices,
        )
        expectThat('the cart of the answer', quantitiesOf(answer.cart), left())
      },
    },
    {
      name: 'applies the actions of the insurer and reports again until there are none',
      async run() {
        const { sync, reports, left } = await run([phone(3), plan(1)], [[update('line-2', 2)], [update('line-2', 3)]])
        const answer = await sync()
        expectThat('the rounds', answer.rounds, 3)
        expectThat('the reports', reports.length, 3)
        expectThat('the cart', left(), ['line-1: 3', 'line-2: 3'])
        expectThat(
          'the changes',
          answer.changes.map(({ from, to, reason }) => [from, to, reason]),
          [[1, 3, 'insurer_action']],
        )
      },
    },
    {
      name: 'applies an action to the line that it names, and not to another plan of the product',
      async run() {
        const lines = [phone(4), plan(1), plan(1, 'line-3', 'plan-2y')]
        const { sync, left } = await run(lines, [[update('line-3', 2)]])
        await sync()
        expectThat('the cart', left(), ['line-1: 4', 'line-2: 1', 'line-3: 2'])
      },
    },
    {
      name: 'reports a cart that is emptied, filled and emptied again',
      async run() {
        const { sync, cart, reports } = await run([phone(2)], [])
        await sync()
        cart.setQuantity('line-1', 0)
        await sync()
        cart.addNow([phone(3)])
        await sync()
        for (const { id } of cart.inspect()?.lineItems ?? []) cart.setQuantity(id, 0)
        await sync()
        expectThat(
          'the reported quantities',
          reports.map((lines) => lines.map(({ quantity }) => quantity)),
          [[2], [], [3], []],
        )
      },
    },
    {
      name: 'removes a plan without its product before it reports',
      async run() {
        const { sync, reports, left } = await run([plan(1)], [])
        const answer = await sync()
        expectThat('the cart', left(), [])
        expectThat('reported lines', reports.flat(), [])
        expectThat(
          'the changes',
          answer.changes.map(({ from, to, reason }) => [from, to, reason]),
          [[1, 0, 'product_removed']],
        )
      },
    },
    {
      name: 'never changes a product line, whatever the insurer asks',
      async run() {
        const { sync, left } = await run([phone(2), plan(2)], [[update('line-1', 1)]])
        expectThat('the code of the failure', codeOf(await rejectionOf(sync())), 'cart_not_settled')
        expectThat('the cart', left(), ['line-1: 2', 'line-2: 2'])
      },
    },
    {
      name: 'never makes more plans than products, whatever the insurer asks',
      async run() {
        const { sync, left } = await run([phone(2), plan(2)], [[update('line-2', 3)]])
        expectThat('the code of the failure', codeOf(await rejectionOf(sync())), 'cart_not_settled')
        expectThat('the cart', left(), ['line-1: 2', 'line-2: 2'])
      },
    },
    {
      name: 'stops after ten rounds',
      async run() {
        const answers = Array.from({ length: 20 }, (_, round) => [update('line-2', 30 - round)])
        const { sync, reports } = await run([phone(40), plan(40)], answers)
        expectThat('the code of the failure', codeOf(await rejectionOf(sync())), 'cart_not_settled')
        expectThat('the reports', reports.length, 10)
      },
    },
    {
      name: 'sends no report while there is no cart',
      async run() {
        const { sync, reports } = await run(undefined, [])
        expectThat('the answer', await sync(), { cart: null, rounds: 0, changes: [] })
        expectThat('the reports', reports.length, 0)
      },
    },
    {
      name: 'ends at once when the cart is locked, and works again later',
      async run() {
        const answers = [[update('line-2', 1)], [update('line-2', 1)]]
        const { sync, cart, reports, left } = await run([phone(2), plan(2)], answers)
        cart.setLocked(true)
        expectThat('the code of the failure', codeOf(await rejectionOf(sync())), 'locked')
        expectThat('the reports', reports.length, 1)
        cart.setLocked(false)
        await sync()
        expectThat('the cart', left(), ['line-1: 2', 'line-2: 1'])
      },
    },
  ]
}

const quantitiesOf = (cart: Cart | null): string[] =>
  (cart?.lineItems ?? []).map(({ id, quantity }) => `${id}: ${quantity}`)
const codeOf = (error: unknown): unknown => (error as { code?: unknown } | undefined)?.code
