import { describe, expect, it } from 'vitest'
import { CartAdapterError } from '../../errors.js'
import {
  type BrokenAdapter,
  type ChangeAdapter,
  adding,
  failingCases,
  linesOf,
  showingLines,
} from '../../test/casesForMemoryCart.js'
import type { MemoryCartOptions } from '../createMemoryCart.js'

/** Adapters that one case finds, and no other, by that case. */
const brokenBy: Record<string, BrokenAdapter[]> = {
  'adds product and plan in one call': [
    [
      'adds at most two units in one call',
      adding((adapter, items) =>
        adapter.addLineItems(
          items.map((item) => ({
            ...item,
            quantity: items[1]?.quantity === 2 ? Math.min(2, item.quantity) : item.quantity,
          })),
        ),
      ),
    ],
  ],
  'adds further units to those that are in the cart': [
    [
      'sets the units of a line that is there',
      adding(async (adapter, items) => {
        for (const item of items) {
          const line = (await linesOf(adapter)).find(
            (it) =>
              JSON.stringify(it.customProperties) === JSON.stringify(item.customProperties) &&
              it.productId === item.productId,
          )
          if (line) await adapter.updateLineItem(line.id, item.quantity)
          else await adapter.addLineItems([item])
        }
      }),
    ],
  ],
  'keeps two plans of one product apart': [
    [
      'merges plans of one product whatever their plan id',
      adding(async (adapter, items) => {
        const isPlan = (line: { customProperties?: unknown }) => !!line.customProperties
        const [first, second, ...more] = items.filter(isPlan)
        const isOneProduct = first?.customProperties?.productReference === second?.customProperties?.productReference
        if (!second || !isOneProduct) return adapter.addLineItems(items)
        const merged = { ...first!, quantity: first!.quantity + second.quantity }
        return adapter.addLineItems([...items.filter((item) => !isPlan(item)), merged, ...more])
      }),
    ],
  ],
  'rejects a product that it does not accept with the code refused': [
    [
      'has another code for a product that it does not accept',
      adding((adapter, items) =>
        adapter.addLineItems(items).catch(() => {
          throw new CartAdapterError('unavailable')
        }),
      ),
    ],
    [
      'resolves for a product that it does not accept',
      adding((adapter, items) => adapter.addLineItems(items).catch(() => {})),
    ],
    [
      'adds a product that it rejects',
      adding((adapter, items) =>
        adapter.addLineItems(items).catch(async (error: unknown) => {
          await adapter.addLineItems(items.map((item) => ({ ...item, productId: 'bag' })))
          throw error
        }),
      ),
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
    'loses custom properties',
    ['keeps the custom properties of a plan, and gives products none of them', 'keeps the plans of two products apart'],
    adding((adapter, items) => adapter.addLineItems(items.map(({ customProperties: _, ...item }) => item))),
  ],
  [
    'loses the plan id',
    [
      'keeps the custom properties of a plan, and gives products none of them',
      'keeps the plans of two products apart',
      'keeps two plans of one product apart',
    ],
    showingLines(({ customProperties }) => ({
      customProperties: customProperties && { productReference: customProperties.productReference },
    })),
  ],
  [
    'adds only the first line',
    ['adds product and plan in one call'],
    adding((adapter, [first]) => adapter.addLineItems([first!])),
  ],
  [
    'adds one unit of each line',
    ['adds product and plan in one call', 'adds further units to those that are in the cart'],
    adding((adapter, items) => adapter.addLineItems(items.map((item) => ({ ...item, quantity: 1 })))),
  ],
  [
    'merges all lines of an item',
    ['keeps the plans of two products apart', 'keeps two plans of one product apart'],
    adding((adapter, items) => {
      const merged = new Map<string, (typeof items)[number]>()
      for (const item of items)
        merged.set(item.productId, {
          ...item,
          quantity: item.quantity + (merged.get(item.productId)?.quantity ?? 0),
        })
      return adapter.addLineItems([...merged.values()])
    }),
  ],
  [
    'gives products the properties of plans',
    ['keeps the custom properties of a plan, and gives products none of them'],
    showingLines(({ productId, customProperties }) => ({
      customProperties: customProperties ?? { productReference: productId },
    })),
  ],
])('several cases find an adapter that %s', async (_, cases, change, options) => {
  expect(await failingCases(change, options)).toEqual(expect.arrayContaining(cases))
})
