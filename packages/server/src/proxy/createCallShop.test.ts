import { createCart } from '@hakuna-kit/test/createCart'
import { reportCart } from '@hakuna-kit/core/sync'
import { createStack } from '@hakuna-kit/test/server/createStack'
import { describe, expect, it } from 'vitest'
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
})
