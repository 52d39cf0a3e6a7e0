import type { ProtectionProxy } from '@hakuna-kit/server'
import { placeOrder } from '@hakuna-kit/server/orders'
import { describe, expect, it, vi } from 'vitest'
import { createCheckoutReporter } from './createCheckoutReporter.js'
import { createMemoryOrderStore, type ShopOrder } from './OrderStore.js'

const shopOrder = (id: string): ShopOrder => ({
  order: placeOrder({
    id,
    placedAt: '2026-11-21T10:00:00.000Z',
    currency: 'eur',
    cartId: 'cart-1',
    customer: { firstName: 'Max', lastName: 'Mustermann', email: 'max@example.com' },
    billingAddress: {
      addressLine1: 'Musterstraße 1',
      addressLine2: '',
      zip: '12345',
      city: 'Musterstadt',
      country: 'de',
    },
    lineItems: [
      {
        id: 'line-1',
        quantity: 1,
        productId: 'prd-iphone14',
        title: 'iPhone 14',
        unitPrice: { amount: 112_900, currency: 'eur' },
      },
    ],
  }).order,
  shopSessionId: 'shop-1',
  userSessionId: 'user-1',
  format: 'events',
  checkoutReport: 'pending',
})
const order = shopOrder('H7-100001')

describe('the checkout reporter', () => {
  it('tries again with growing delays until the insurer has the order', async () => {
    vi.useFakeTimers()
    try {
      const orders = createMemoryOrderStore()
      await orders.save(order)
      const reportCheckout = vi
        .fn<ProtectionProxy['reportCheckout']>()
        .mockRejectedValueOnce(new Error('down'))
        .mockRejectedValueOnce(new Error('down'))
        .mockResolvedValue(undefined)
      const reporter = createCheckoutReporter({ reportCheckout, orders, retryAfterMs: 1_000 })
      reporter.report(order)
      await vi.advanceTimersByTimeAsync(999)
      expect(reportCheckout).toHaveBeenCalledTimes(1)
      await vi.advanceTimersByTimeAsync(1)
      expect(reportCheckout).toHaveBeenCalledTimes(2)
      await vi.advanceTimersByTimeAsync(1_999)
      expect(reportCheckout).toHaveBeenCalledTimes(2)
      await vi.advanceTimersByTimeAsync(1)
      expect(reportCheckout).toHaveBeenCalledTimes(3)
      expect(reportCheckout).toHaveBeenLastCalledWith({
        cartId: 'cart-1',
        userSessionId: 'user-1',
        orderId: 'H7-100001',
      })
      expect(await orders.load('H7-100001')).toMatchObject({ checkoutReport: 'delivered' })
      await vi.advanceTimersByTimeAsync(600_000)
      expect(reportCheckout).toHaveBeenCalledTimes(3)
    } finally {
      vi.useRealTimers()
    }
  })

  it('reports orders that an earlier run left pending, and no others', async () => {
    const orders = createMemoryOrderStore()
    await orders.save(order)
    await orders.save({ ...shopOrder('H7-100002'), checkoutReport: 'delivered' })
    const reportCheckout = vi.fn<ProtectionProxy['reportCheckout']>().mockResolvedValue(undefined)
    await createCheckoutReporter({ reportCheckout, orders }).resume()
    expect(reportCheckout.mock.calls).toEqual([[{ cartId: 'cart-1', userSessionId: 'user-1', orderId: 'H7-100001' }]])
  })

  it('tries no more after dispose()', async () => {
    vi.useFakeTimers()
    try {
      const orders = createMemoryOrderStore()
      const reportCheckout = vi.fn<ProtectionProxy['reportCheckout']>().mockRejectedValue(new Error('down'))
      const reporter = createCheckoutReporter({ reportCheckout, orders, retryAfterMs: 1_000 })
      reporter.report(order)
      await vi.advanceTimersByTimeAsync(0)
      reporter.dispose()
      await vi.advanceTimersByTimeAsync(600_000)
      expect(reportCheckout).toHaveBeenCalledTimes(1)
    } finally {
      vi.useRealTimers()
    }
  })
})
