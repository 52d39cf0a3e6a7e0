import { afterEach, describe, expect, it, vi } from 'vitest'
import type { CartAction } from '../CartChange.js'
import { ProtectionError } from '../errors.js'
import { CartActionRefusedError, CartNotSettledError, CartSyncDisposedError } from './errors.js'

const pending: CartAction[] = [{ type: 'update_line_item', lineItemId: 'line-2', quantity: 3 }]

afterEach(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
})

describe('errors of the cart sync', () => {
  it.each([
    [new CartActionRefusedError('line-2', 3, 1, 2, pending), 'CartActionRefusedError', 'cart_action_refused'],
    [new CartNotSettledError(10, pending), 'CartNotSettledError', 'cart_not_settled'],
    [new CartSyncDisposedError(), 'CartSyncDisposedError', 'cart_sync_disposed'],
  ])('%s is a %s with the code %s', (error, name, code) => {
    expect(error).toBeInstanceOf(ProtectionError)
    expect(error).toMatchObject({ name, code })
  })

  it('say what happened, why it matters and what to do', () => {
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
  })

  it('say only what happened in production', async () => {
    vi.stubEnv('NODE_ENV', 'production')
    vi.resetModules()
    const production = await import('./errors.js')
    expect(new production.CartNotSettledError(2, pending).message).toBe(
      'The cart still had 1 action(s) after 2 round(s).',
    )
    expect(new production.CartActionRefusedError('line-2', 3, 1, 2, pending).message).toBe(
      'Line item line-2 still has quantity 1 although the insurer asked for 3.',
    )
    expect(new production.CartSyncDisposedError().message).toBe('dispose() was called on this cart sync.')
    expect(production.toSyncError('lost').message).toBe('The cart sync failed.')
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
})
