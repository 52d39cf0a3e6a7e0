import { describe, expect, it } from 'vitest'
import { createMemoryCartStore } from './CartStore.js'
import { CartRefusal, createCarts } from './createCarts.js'

const change = { owner: 'anna:eur', currency: 'eur' }
const phone = {
  productId: 'prd-iphone14',
  quantity: 1,
  title: 'iPhone 14',
  unitPrice: { amount: 112_900, currency: 'eur' },
}
const planFor = (productReference: string) => ({
  productId: 'pl-prd-hakuna',
  quantity: 1,
  title: 'Plan',
  unitPrice: { amount: 1_200, currency: 'eur' },
  customProperties: { productReference, planId: 'pl-prd-hakuna' },
})

const refusal = (code: CartRefusal['code']) => expect.objectContaining({ name: 'CartRefusal', code })

describe("the shop's cart", () => {
  it('does not exist before its first line', async () => {
    const carts = createCarts({ store: createMemoryCartStore() })
    expect(await carts.read(change.owner)).toBeNull()
    await carts.addLines(change, [phone])
    expect(await carts.read('ben:eur')).toBeNull()
  })

  it('merges equal lines and keeps plans of different products apart', async () => {
    const carts = createCarts({ store: createMemoryCartStore() })
    await carts.addLines(change, [phone, planFor('prd-iphone14')])
    const cart = await carts.addLines(change, [phone, planFor('prd-iphone14'), planFor('prd-takt2-plum')])
    expect(
      cart.lineItems.map(({ quantity, customProperties }) => [quantity, customProperties?.productReference]),
    ).toEqual([
      [2, undefined],
      [2, 'prd-iphone14'],
      [1, 'prd-takt2-plum'],
    ])
  })

  it('keeps plans with different prices apart', async () => {
    const carts = createCarts({ store: createMemoryCartStore() })
    const dearer = { ...planFor('prd-iphone14'), unitPrice: { amount: 1_700, currency: 'eur' } }
    await carts.addLines(change, [phone, dearer])
    const cart = await carts.addLines(change, [phone, planFor('prd-iphone14')])
    expect(cart.lineItems.map(({ quantity, unitPrice }) => [quantity, unitPrice.amount])).toEqual([
      [2, 112_900],
      [1, 1_700],
      [1, 1_200],
    ])
  })

  it('adds all lines or none', async () => {
    const carts = createCarts({ store: createMemoryCartStore(), maxQuantity: 3 })
    await expect(carts.addLines(change, [phone, { ...planFor('prd-iphone14'), quantity: 4 }])).rejects.toEqual(
      refusal('refused'),
    )
    expect(await carts.read(change.owner)).toBeNull()
  })

  it('loses no change when many come at once, and counts its version up with each', async () => {
    const carts = createCarts({ store: createMemoryCartStore() })
    await Promise.all(Array.from({ length: 10 }, () => carts.addLines(change, [phone])))
    expect(await carts.read(change.owner)).toMatchObject({ version: '10', lineItems: [{ quantity: 10 }] })
  })

  it('refuses a change to an old version', async () => {
    const carts = createCarts({ store: createMemoryCartStore() })
    const { version, lineItems } = await carts.addLines(change, [phone])
    const lineItemId = lineItems[0]?.id ?? ''
    await carts.updateLine({ ...change, ifVersion: version }, lineItemId, 2)
    await expect(carts.updateLine({ ...change, ifVersion: version }, lineItemId, 3)).rejects.toEqual(
      refusal('conflict'),
    )
    expect(await carts.read(change.owner)).toMatchObject({ lineItems: [{ quantity: 2 }] })
  })

  it('removes a line at quantity 0, and ignores a change to an unknown line', async () => {
    const carts = createCarts({ store: createMemoryCartStore() })
    const { lineItems } = await carts.addLines(change, [phone])
    const lineItemId = lineItems[0]?.id ?? ''
    expect(await carts.updateLine(change, lineItemId, 0)).toMatchObject({ lineItems: [] })
    expect(await carts.updateLine(change, lineItemId, 2)).toMatchObject({ lineItems: [] })
  })

  it('refuses changes while it is being paid for', async () => {
    const carts = createCarts({ store: createMemoryCartStore() })
    const { lineItems } = await carts.addLines(change, [phone])
    expect(await carts.lock(change.owner)).toMatchObject({ lineItems })
    await expect(carts.addLines(change, [phone])).rejects.toEqual(refusal('locked'))
    await expect(carts.lock(change.owner)).rejects.toEqual(refusal('locked'))
    await carts.unlock(change.owner)
    expect(await carts.addLines(change, [phone])).toMatchObject({ lineItems: [{ quantity: 2 }] })
  })
})
