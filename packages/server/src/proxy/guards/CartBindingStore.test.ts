import { describe, expect, it } from 'vitest'
import { createMemoryCartBindings } from './CartBindingStore.js'

describe('the carts in memory', () => {
  it('stay with the session that used them first', () => {
    const { bind } = createMemoryCartBindings()
    expect([bind('cart-1', 'one'), bind('cart-1', 'two'), bind('cart-2', 'two'), bind('cart-1', 'one')]).toEqual([
      'one',
      'one',
      'two',
      'one',
    ])
  })

  it('are forgotten beyond `max`, the least recently used first', () => {
    const { bind } = createMemoryCartBindings(2)
    bind('cart-1', 'one')
    bind('cart-2', 'two')
    bind('cart-1', 'other')
    bind('cart-3', 'three')
    expect(bind('cart-1', 'other')).toBe('one')
    expect(bind('cart-2', 'other')).toBe('other')
  })

  it('are 50,000 at most', async () => {
    const { bind } = createMemoryCartBindings()
    for (let cart = 0; cart < 50_000; cart++) await bind(`cart-${cart}`, 'one')
    expect(bind('cart-0', 'two')).toBe('one')
    await bind('cart-50000', 'one')
    expect(bind('cart-1', 'two')).toBe('two')
  })
})
