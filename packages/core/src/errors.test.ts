import { describe, expect, it } from 'vitest'
import type { CartAction } from './CartChange.js'
import {
  CartActionRefusedError,
  CartAdapterError,
  CartNotSettledError,
  CartSyncDisposedError,
  ProtectionError,
  ProtectionRequestError,
} from './errors.js'

const pending: CartAction[] = [{ type: 'update_line_item', lineItemId: 'line-2', quantity: 3 }]

describe('errors', () => {
  it.each([
    [new CartAdapterError('locked'), 'CartAdapterError', 'locked'],
    [new CartNotSettledError(10, pending), 'CartNotSettledError', 'cart_not_settled'],
    [new CartActionRefusedError('line-2', 3, 1, 2, pending), 'CartActionRefusedError', 'cart_action_refused'],
    [new CartSyncDisposedError(), 'CartSyncDisposedError', 'cart_sync_disposed'],
    [new ProtectionRequestError('POST /plans', 'timeout'), 'ProtectionRequestError', 'timeout'],
  ])('%s is a %s with the code %s', (error, name, code) => {
    expect(error).toBeInstanceOf(ProtectionError)
    expect(error).toMatchObject({ name, code })
  })

  it('say what happened, why it matters and what to do', () => {
    expect(new CartAdapterError('locked').message).toMatchInlineSnapshot(
      `"The shop's cart could not be read or changed (locked), so it may differ from what was asked. Read it again before the next try."`,
    )
    expect(new CartAdapterError('refused', 'Only 2 in stock.').message).toMatchInlineSnapshot(`"Only 2 in stock."`)
    expect(new CartNotSettledError(10, pending).message).toMatchInlineSnapshot(
      `"The cart still had 1 action(s) after 10 round(s), so plan quantities may be wrong. Check that updateLineItem() changes the cart that readCart() returns, and onEvent() for skipped actions."`,
    )
    expect(new CartNotSettledError(0, []).message).toMatchInlineSnapshot(
      `"Another tab could not settle this cart, so plan quantities may be wrong. Check that updateLineItem() changes the cart that readCart() returns, and onEvent() for skipped actions."`,
    )
    expect(new CartActionRefusedError('line-2', 3, 1, 2, pending).message).toMatchInlineSnapshot(
      `"Line item line-2 still has quantity 1 although the insurer asked for 3, so product and plan quantities may differ. Check stock and quantity limits of this item in the shop."`,
    )
    expect(new CartSyncDisposedError().message).toMatchInlineSnapshot(
      `"dispose() was called on this cart sync, so the cart was not reported. Create a new one."`,
    )
    expect(new ProtectionRequestError('POST /plans', 'timeout').message).toMatchInlineSnapshot(
      `"POST /plans failed with timeout, so plans may be missing or have a wrong quantity. Check that the protection proxy runs at baseUrl."`,
    )
    expect(new ProtectionRequestError('POST /plans', 'rate_limited', 429, 1_000).message).toMatchInlineSnapshot(
      `"POST /plans failed with rate_limited (HTTP 429), so plans may be missing or have a wrong quantity. Check that the protection proxy runs at baseUrl."`,
    )
  })

  it('keep rounds and pending actions', () => {
    expect(new CartNotSettledError(10, pending)).toMatchObject({ rounds: 10, pendingActions: pending })
    expect(new CartActionRefusedError('line-2', 3, 1, 2, pending)).toMatchObject({
      lineItemId: 'line-2',
      wanted: 3,
      actual: 1,
      rounds: 2,
      pendingActions: pending,
    })
  })

  it('keep their cause', () => {
    const cause = new TypeError('fetch failed')
    expect(new CartAdapterError('unavailable', undefined, { cause }).cause).toBe(cause)
  })
})
