import { describe, expect, it } from 'vitest'
import { planLine, productLine } from '@hakuna-kit/test/carts'
import { createMemoryCart } from './index.js'

describe('createMemoryCart', () => {
  it('limits a write to the stock and rejects it', async () => {
    const cart = createMemoryCart({ lineItems: [productLine('1', 'phone')], stock: { phone: 2 } })
    await expect(cart.updateLineItem('1', 3)).rejects.toMatchObject({ code: 'refused', message: /Only 2/ })
    expect(cart.inspect()!.lineItems[0]!.quantity).toBe(2)
  })

  it('adds the other line of a call of which one is refused', async () => {
    const cart = createMemoryCart({ refusedProductIds: ['phone'] })
    await expect(cart.addLineItems([productLine('', 'phone'), productLine('', 'case')])).rejects.toMatchObject({
      code: 'refused',
      message: 'phone is refused.',
    })
    expect(cart.inspect()!.lineItems.map(({ productId }) => productId)).toEqual(['case'])
  })

  it('refuses custom properties that were not declared', async () => {
    const cart = createMemoryCart({ declaredProperties: ['productReference'] })
    await expect(cart.addLineItems([planLine('', 'phone')])).rejects.toMatchObject({ code: 'refused' })
  })

  it('sets the prices of lines itself', async () => {
    const cart = createMemoryCart({ priceOf: () => ({ amount: 999, currency: 'eur' }) })
    await cart.addLineItems([planLine('', 'phone')])
    expect(cart.inspect()!.lineItems[0]!.unitPrice.amount).toBe(999)
  })

  it('merges equal lines and keeps lines with another plan apart', async () => {
    const cart = createMemoryCart({ mergesEqualLines: true })
    await cart.addLineItems([planLine('', 'phone'), planLine('', 'phone', 2), planLine('', 'phone', 1, 'plan-2y')])
    expect(cart.inspect()!.lineItems.map(({ quantity }) => quantity)).toEqual([3, 1])
  })

  it('takes no change while locked', async () => {
    const cart = createMemoryCart({ lineItems: [productLine('1', 'phone')] })
    cart.setLocked(true)
    await expect(cart.updateLineItem('1', 2)).rejects.toMatchObject({ code: 'locked' })
  })

  it('rejects a write that follows an outdated read', async () => {
    const cart = createMemoryCart({ lineItems: [productLine('1', 'phone')], hasVersions: true })
    const other = cart.connect()
    await other.readCart()
    await cart.updateLineItem('1', 2)
    await expect(other.updateLineItem('1', 3)).rejects.toMatchObject({ code: 'conflict' })
    await other.readCart()
    await other.updateLineItem('1', 3)
    expect(cart.inspect()!.lineItems[0]!.quantity).toBe(3)
  })

  it('never gives an id twice, and gives new ones on login', () => {
    const cart = createMemoryCart({ lineItems: [productLine('1', 'phone'), productLine('2', 'case')] })
    cart.setQuantity('2', 0)
    cart.addNow([productLine('', 'watch')])
    expect(cart.inspect()!.lineItems.map(({ id }) => id)).toEqual(['1', '3'])
    cart.renumber()
    expect(cart.inspect()!.lineItems.map(({ id }) => id)).toEqual(['4', '5'])
  })
})
