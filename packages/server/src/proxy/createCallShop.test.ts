import { createCart } from '@hakuna-kit/test/createCart'
import { reportCart } from '@hakuna-kit/core/sync'
import { createStack } from '@hakuna-kit/test/server/createStack'
import { describe, expect, it } from 'vitest'
import { createCallShop, nameOf } from './createCallShop.js'
import type { ProxyEvent } from './ProxyEvent.js'

describe('createCallShop', () => {
  it('reports a function of the shop that fails, with the class of the error and no text', async () => {
    const events: ProxyEvent[] = []
    const { client } = createStack({
      proxy: {
        onEvent: (event) => events.push(event),
        cart: {
          id: () => {
            throw new RangeError('select * from carts where email = max@example.com')
          },
        },
      },
    })
    await reportCart(client, createCart()).catch(() => {})
    expect(events).toMatchObject([
      { type: 'client_address_unknown' },
      { type: 'shop_failed', callback: 'cart.id', error: 'RangeError' },
      { type: 'proxy_call', status: 503, code: 'shop_unavailable' },
    ])
    expect(JSON.stringify(events)).not.toContain('max@example.com')
  })

  it('answers what the function answers, at once or by a promise', async () => {
    const events: ProxyEvent[] = []
    const callShop = createCallShop((event) => events.push(event))
    expect(await callShop('products', () => 7)).toBe(7)
    expect(await callShop('products', async () => null)).toBeNull()
    expect(events).toEqual([])
  })
})

describe('nameOf', () => {
  class ShopError extends Error {
    override readonly name = 'ShopError'
  }
  const named = (name: string) => Object.assign(new Error('max@example.com'), { name })

  it.each<[unknown, string]>([
    [new RangeError('max@example.com'), 'RangeError'],
    [new ShopError('max@example.com'), 'ShopError'],
    ['max@example.com', 'string'],
    [undefined, 'undefined'],
    [{ name: 'Max' }, 'object'],
    [named('x'.repeat(60)), 'x'.repeat(60)],
    [named('x'.repeat(61)), 'Error'],
    [named('max@example.com'), 'Error'],
    [named('of max'), 'Error'],
    [named(''), 'Error'],
  ])('gives of %s the class, and no data', (thrown, name) => expect(nameOf(thrown)).toBe(name))
})
