import { describe, expect, it } from 'vitest'
import type { LineItem } from '../../cart.js'
import {
  type BrokenAdapter,
  type ChangeAdapter,
  adding,
  failingCases,
  linesOf,
  updating,
} from '../../test/casesForMemoryCart.js'
import type { MemoryCartOptions } from '../createMemoryCart.js'

/** Adapters that one case finds, and no other, by that case. */
const brokenBy: Record<string, BrokenAdapter[]> = {
  'changes the plan of one product, and not the plan of another that may be the same item': [
    [
      'changes the first line of the item',
      updating(async (adapter, id, quantity) => {
        const lines = await linesOf(adapter)
        const item = lines.find((line) => line.id === id)?.productId
        return adapter.updateLineItem(lines.find((line) => line.productId === item)?.id ?? id, quantity)
      }),
    ],
    [
      'changes the last line of the item',
      updating(async (adapter, id, quantity) => {
        const lines = (await linesOf(adapter)).reverse()
        const item = lines.find((line) => line.id === id)?.productId
        return adapter.updateLineItem(lines.find((line) => line.productId === item)?.id ?? id, quantity)
      }),
    ],
    [
      'removes all lines of an item',
      updating(async (adapter, id, quantity) => {
        const lines = await linesOf(adapter)
        const item = lines.find((line) => line.id === id)?.productId
        for (const line of lines)
          if (line.id === id || (!quantity && line.productId === item)) await adapter.updateLineItem(line.id, quantity)
      }),
    ],
  ],
  'resolves when a line has the quantity already': [
    [
      'rejects the quantity that a line has',
      updating(async (adapter, id, quantity) => {
        if ((await linesOf(adapter)).some((line) => line.id === id && line.quantity === quantity))
          throw new Error('422')
        return adapter.updateLineItem(id, quantity)
      }),
    ],
    [
      'removes a line whose quantity is set a second time',
      updating(async (adapter, id, quantity) => {
        const isSame = (await linesOf(adapter)).some((line) => line.id === id && line.quantity === quantity)
        return adapter.updateLineItem(id, isSame ? 0 : quantity)
      }),
    ],
  ],
  'removes a line at quantity 0': [
    [
      'removes one of two units at quantity 0',
      updating(async (adapter, id, quantity) => {
        const line = (await linesOf(adapter)).find((it) => it.id === id)
        return adapter.updateLineItem(id, quantity || line?.quantity !== 2 ? quantity : 1)
      }),
    ],
  ],
  'resolves for a removed line, and does not add it again': [
    [
      'rejects for a removed line',
      updating(async (adapter, id, quantity) => {
        if (!(await linesOf(adapter)).some((line) => line.id === id)) throw new Error('404')
        return adapter.updateLineItem(id, quantity)
      }),
    ],
    [
      'adds a removed line again',
      (adapter) => {
        const removed = new Map<string, LineItem>()
        return updating(async (_, id, quantity) => {
          const line = (await linesOf(adapter)).find((it) => it.id === id)
          if (line && !quantity) removed.set(id, line)
          const again = removed.get(id)
          if (!line && again && quantity) return adapter.addLineItems([{ ...again, quantity }])
          return adapter.updateLineItem(id, quantity)
        })(adapter)
      },
    ],
  ],
  'is empty after the last line is removed, and takes lines again': [
    [
      'does not remove the last line',
      updating(async (adapter, id, quantity) => {
        const isLast = (await linesOf(adapter)).length === 1
        return adapter.updateLineItem(id, isLast ? quantity || 1 : quantity)
      }),
    ],
    [
      'takes no line after it was emptied',
      adding(async (adapter, items) => {
        const cart = await adapter.readCart()
        if (cart?.lineItems.length !== 0) return adapter.addLineItems(items)
      }),
    ],
  ],
}

describe.each(Object.entries(brokenBy))('the case "%s"', (name, adapters) => {
  it.each(adapters)('alone finds an adapter that %s', async (_, change, options) => {
    expect(await failingCases(change, options)).toEqual([name])
  })
})

it.each<[what: string, cases: string[], change: ChangeAdapter, options?: MemoryCartOptions]>([
  [
    'adds the quantity to that of the line',
    [
      'sets the quantity of one line and leaves the others as they are',
      'changes the plan of one product, and not the plan of another that may be the same item',
    ],
    updating(async (adapter, id, quantity) => {
      const line = (await linesOf(adapter)).find((it) => it.id === id)
      return adapter.updateLineItem(id, line && quantity ? line.quantity + quantity : quantity)
    }),
  ],
  [
    'sets the quantity of every line',
    ['sets the quantity of one line and leaves the others as they are', 'removes a line at quantity 0'],
    updating(async (adapter, _, quantity) => {
      for (const line of await linesOf(adapter)) await adapter.updateLineItem(line.id, quantity)
    }),
  ],
  [
    'keeps a line at quantity 0',
    ['removes a line at quantity 0', 'is empty after the last line is removed, and takes lines again'],
    updating((adapter, id, quantity) => adapter.updateLineItem(id, quantity || 1)),
  ],
])('several cases find an adapter that %s', async (_, cases, change, options) => {
  expect(await failingCases(change, options)).toEqual(expect.arrayContaining(cases))
})
