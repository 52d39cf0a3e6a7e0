import { describe, expect, it } from 'vitest'
import type { CartAdapter } from '../../cart.js'
import { CartAdapterError } from '../../errors.js'
import { type BrokenAdapter, type ChangeAdapter, failingCases, updating } from '../../test/casesForMemoryCart.js'
import type { MemoryCartOptions } from '../createMemoryCart.js'

/** Adapters that one case finds, and no other, by that case. */
const brokenBy: Record<string, BrokenAdapter[]> = {
  'takes edits at the same time: each one is made, or rejected as a conflict': [
    [
      'resolves on a conflict',
      updating((adapter, id, quantity) => adapter.updateLineItem(id, quantity).catch(() => {})),
      { hasVersions: true },
    ],
  ],
  'shows the changes of another tab, and takes a change after a fresh read': [
    [
      'shows its own last read until it writes',
      (adapter) => {
        let cached: ReturnType<CartAdapter['readCart']> | undefined
        const writes = (work: () => Promise<void>): Promise<void> => {
          cached = undefined
          return work()
        }
        return {
          ...adapter,
          readCart: async () => structuredClone(await (cached ??= adapter.readCart())),
          addLineItems: (items) => writes(() => adapter.addLineItems(items)),
          updateLineItem: (id, quantity) => writes(() => adapter.updateLineItem(id, quantity)),
        }
      },
    ],
  ],
  'signals changes, where it can, until the unsubscribe function is called': [
    ['never signals', (adapter) => ({ ...adapter, subscribe: () => () => {} })],
    [
      'still signals after unsubscribing',
      (adapter) => ({ ...adapter, subscribe: (onChange) => (adapter.subscribe!(onChange), () => {}) }),
    ],
    [
      'signals nobody any more after one has unsubscribed',
      (adapter) => {
        const listeners = new Set<() => void>()
        adapter.subscribe!(() => listeners.forEach((listener) => listener()))
        return { ...adapter, subscribe: (onChange) => (listeners.add(onChange), () => listeners.clear()) }
      },
    ],
    [
      'signals before the change',
      (adapter) => {
        const listeners = new Set<() => void>()
        return {
          ...adapter,
          subscribe: (onChange) => (listeners.add(onChange), () => listeners.delete(onChange)),
          async updateLineItem(id, quantity) {
            listeners.forEach((listener) => listener())
            await Promise.resolve()
            return adapter.updateLineItem(id, quantity)
          },
          async addLineItems(items) {
            listeners.forEach((listener) => listener())
            await Promise.resolve()
            return adapter.addLineItems(items)
          },
        }
      },
    ],
    [
      'does not signal added lines',
      (adapter) => {
        let isAdding = false
        return {
          ...adapter,
          subscribe: (onChange) => adapter.subscribe!(() => isAdding || onChange()),
          async addLineItems(items) {
            isAdding = true
            await adapter.addLineItems(items).finally(() => (isAdding = false))
          },
        }
      },
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
    'has another code for a conflict',
    [
      'takes edits at the same time: each one is made, or rejected as a conflict',
      'shows the changes of another tab, and takes a change after a fresh read',
    ],
    updating((adapter, id, quantity) =>
      adapter.updateLineItem(id, quantity).catch(() => {
        throw new CartAdapterError('refused')
      }),
    ),
    { hasVersions: true },
  ],
])('several cases find an adapter that %s', async (_, cases, change, options) => {
  expect(await failingCases(change, options)).toEqual(expect.arrayContaining(cases))
})
