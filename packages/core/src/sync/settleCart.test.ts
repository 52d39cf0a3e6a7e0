import { describe, expect, it } from 'vitest'
import type { Cart } from '../cart.js'
import type { CartAction } from '../CartChange.js'
import { createMemoryCart } from '../testing/index.js'
import { cartOf, planLine, productLine } from '@hakuna-kit/test/carts'
import { createChangeLog } from './createChangeLog.js'
import { type LoopMemory, settleCart } from './settleCart.js'

const set = (lineItemId: string, quantity: number): CartAction => ({ type: 'update_line_item', lineItemId, quantity })
const quantitiesOf = (cart: Cart | null) => cart && cart.lineItems.map(({ id, quantity }) => `${id}: ${quantity}`)

/** One loop over a memory cart. */
async function settle({
  lineItems = [productLine('1', 'phone', 2), planLine('2', 'phone', 2)],
  memory = { lastSeenCart: null, hasReportedLines: false } as LoopMemory,
  report = async (_: Cart): Promise<CartAction[]> => [],
  observed = null as Cart | null,
}) {
  const shop = createMemoryCart({ lineItems })
  let left: Cart | null = observed
  const outcome = await settleCart({
    cart: shop.inspect(),
    access: { read: () => shop.readCart(), update: (id, quantity) => shop.updateLineItem(id, quantity) },
    report,
    maxRounds: 10,
    predict: true,
    memory,
    takeObserved() {
      const cart = left
      left = null
      return cart
    },
    changeLog: createChangeLog(() => {}),
    onRound: () => {},
  })
  return { ...outcome, shop, memoryBefore: memory }
}

describe('the memory after a loop', () => {
  it('is the settled cart', async () => {
    const { memory, memoryBefore } = await settle({})
    expect(memory.hasReportedLines).toBe(true)
    expect(quantitiesOf(memory.lastSeenCart)).toEqual(['1: 2', '2: 2'])
    expect(memoryBefore).toEqual({ lastSeenCart: null, hasReportedLines: false })
  })

  it('is the reported cart when the report failed, because the insurer may know it', async () => {
    const error = new Error('no network')
    const { result, memory } = await settle({ report: () => Promise.reject(error) })
    expect(result).toEqual({ status: 'failed', error })
    expect(memory.hasReportedLines).toBe(true)
    expect(quantitiesOf(memory.lastSeenCart)).toEqual(['1: 2', '2: 2'])
  })

  it('is the reported cart with our changes when a later report failed', async () => {
    let round = 0
    const { memory } = await settle({
      report: async () => {
        if (++round === 2) throw new Error('no network')
        return [set('2', 1)]
      },
    })
    expect(quantitiesOf(memory.lastSeenCart)).toEqual(['1: 2', '2: 1'])
  })

  it('knows of no reported lines once an empty cart was reported', async () => {
    const { result, memory } = await settle({ lineItems: [], memory: { lastSeenCart: null, hasReportedLines: true } })
    expect(result).toMatchObject({ status: 'settled', rounds: 1 })
    expect(memory.hasReportedLines).toBe(false)
  })

  it('stays as it was where nothing had to be reported', async () => {
    const { result, memory } = await settle({ lineItems: [] })
    expect(result).toMatchObject({ status: 'settled', rounds: 0 })
    expect(memory.hasReportedLines).toBe(false)
  })
})

describe('prediction in a loop', () => {
  it.each<[rule: string, seen: Cart | null, observed: Cart | null, plans: number]>([
    [
      'compares with the cart of the last loop',
      cartOf(productLine('1', 'phone', 1), planLine('2', 'phone', 1)),
      null,
      3,
    ],
    ['compares with what was observed since', null, cartOf(productLine('1', 'phone', 1), planLine('2', 'phone', 1)), 3],
    ['raises nothing without either', null, null, 1],
  ])('%s', async (_, lastSeenCart, observed, plans) => {
    const { shop } = await settle({
      lineItems: [productLine('1', 'phone', 3), planLine('2', 'phone', 1)],
      memory: { lastSeenCart, hasReportedLines: true },
      observed,
    })
    expect(quantitiesOf(shop.inspect())).toEqual(['1: 3', `2: ${plans}`])
  })
})
