import { describe, expect, it } from 'vitest'
import { modes, plan, product, quantities, reports, unrelated, type Outcome } from '../../test/cartSyncModes.js'

describe.each(modes)('the cart sync %s', (_, open) => {
  it('has nothing to do where there is no cart', async () => {
    const { sync, sandbox } = open()
    expect(await sync()).toMatchObject({ rounds: 0, changes: [], cart: null })
    expect(reports(sandbox)).toHaveLength(0)
  })

  it('settles a cart that needs no change with one report', async () => {
    const { sync, sandbox, cart } = open({ cart: { lineItems: [product(), plan(), unrelated()] } })
    expect(await sync()).toMatchObject({ rounds: 1, changes: [], cart: cart.inspect() })
    expect(reports(sandbox)).toHaveLength(1)
  })

  it('raises the plan with its product', async () => {
    const { sync, cart } = open({ cart: { lineItems: [product(), plan(), unrelated()] } })
    await sync()
    cart.setQuantity('product', 3)
    const outcome = await sync()
    expect(quantities(cart)).toEqual({ product: 3, plan: 3, case: 1 })
    expect(outcome).toMatchObject({ changes: [{ lineItemId: 'plan', from: 1, to: 3 }], cart: cart.inspect() })
  })

  it('lowers the plan with its product in one report', async () => {
    const { sync, cart } = open({ cart: { lineItems: [product(3), plan(3)] } })
    await sync()
    cart.setQuantity('product', 2)
    expect(await sync()).toMatchObject({ rounds: 1, changes: [{ from: 3, to: 2 }] })
    expect(quantities(cart)).toEqual({ product: 2, plan: 2 })
  })

  it('removes the plan with its product', async () => {
    const { sync, cart } = open({ cart: { lineItems: [product(), plan(), unrelated()] } })
    await sync()
    cart.setQuantity('product', 0)
    expect(await sync()).toMatchObject({ rounds: 1, changes: [{ lineItemId: 'plan', from: 1, to: 0 }] })
    expect(quantities(cart)).toEqual({ case: 1 })
  })

  it('leaves a plan out that the shopper removed', async () => {
    const { sync, cart } = open({ cart: { lineItems: [product(2), plan(2)] } })
    await sync()
    cart.setQuantity('plan', 0)
    expect(await sync()).toMatchObject({ rounds: 1, changes: [] })
    expect(quantities(cart)).toEqual({ product: 2 })
  })

  it('reports a cart that became empty once more, and not again', async () => {
    const { sync, cart, sandbox } = open({ cart: { lineItems: [product()] } })
    await sync()
    cart.setQuantity('product', 0)
    expect(await sync()).toMatchObject({ rounds: 1 })
    expect('failed' in (await sync())).toBe(false)
    expect(reports(sandbox)).toHaveLength(2)
  })

  it('settles although an answer was lost after the work was done', async () => {
    const { sync, cart, sandbox } = open({
      cart: { lineItems: [product(), plan(2)] },
      faults: [{ path: '/orders', dropAnswer: true, times: 1 }],
    })
    expect('failed' in (await sync())).toBe(false)
    expect(quantities(cart)).toEqual({ product: 1, plan: 1 })
    expect(new Set(reports(sandbox).map(({ idempotencyKey }) => idempotencyKey)).size).toBeLessThan(
      reports(sandbox).length,
    )
  })

  it('does not change the cart while the insurer is down, and works again afterwards', async () => {
    const { sync, cart, sandbox } = open({ cart: { lineItems: [product(), plan(), unrelated()] } })
    sandbox.setFaults([{ status: 503 }])
    const before = cart.inspect()
    expect(await sync()).toEqual({ failed: 'insurer_fault' })
    expect(cart.inspect()).toEqual(before)
    sandbox.setFaults([])
    expect(await sync()).toMatchObject({ rounds: 1 })
  })

  it('ends with a code when the insurer never stops', async () => {
    const { sync, cart, sandbox } = open({
      cart: { lineItems: [product(2), plan(2)] },
      faults: [{ endlessActions: true }],
    })
    expect(await sync()).toEqual({ failed: 'cart_not_settled' })
    expect(reports(sandbox).length).toBeLessThanOrEqual(10)
    expect(quantities(cart)['product']).toBe(2)
  })

  it.each([
    ['touch a product', { line_item_id: 'product', line_item_quantity: 9 }],
    ['make more plans than products', { line_item_id: 'plan', line_item_quantity: 9 }],
  ])('never lets the insurer %s', async (_name, payload) => {
    const body = JSON.stringify({ actions: [{ type: 'update_line_item', payload }] })
    const { sync, cart } = open({ cart: { lineItems: [product(), plan()] }, faults: [{ path: '/orders', body }] })
    expect(await sync()).toEqual({ failed: 'cart_not_settled' })
    expect(quantities(cart)).toEqual({ product: 1, plan: 1 })
  })

  it('does not settle on unknown actions', async () => {
    const body = JSON.stringify({ actions: [{ type: 'dance', payload: {} }] })
    const { sync } = open({ cart: { lineItems: [product()] }, faults: [{ path: '/orders', body }] })
    expect(await sync()).toEqual({ failed: 'cart_not_settled' })
  })

  it('ends at once when the cart is locked', async () => {
    const { sync, cart, sandbox } = open({ cart: { lineItems: [product(), plan(2)] } })
    cart.setLocked(true)
    expect(await sync()).toEqual({ failed: 'locked' })
    expect(reports(sandbox).length).toBeLessThanOrEqual(1)
  })

  it('reports it when the cart refuses what the insurer asks for', async () => {
    const { sync, cart } = open({ cart: { lineItems: [product(), plan()], stock: { 'pl-prd-hakuna': 1 } } })
    await sync()
    cart.setQuantity('product', 2)
    expect(await sync()).toEqual({ failed: 'cart_action_refused' })
    expect(quantities(cart)).toEqual({ product: 2, plan: 1 })
  })

  it('handles renumbered lines and versions', async () => {
    const { sync, cart } = open({ cart: { lineItems: [product(), plan()], hasVersions: true } })
    await sync()
    cart.renumber()
    cart.addNow([{ ...product(), quantity: 1 }])
    expect('failed' in (await sync())).toBe(false)
    const lines = cart.inspect()?.lineItems ?? []
    const units = (isPlan: boolean) =>
      lines.filter((line) => Boolean(line.customProperties) === isPlan).reduce((sum, { quantity }) => sum + quantity, 0)
    expect(units(true)).toBeLessThanOrEqual(units(false))
  })

  it('costs a burst of edits at most two loops', async () => {
    const { sync, cart, sandbox } = open({ cart: { lineItems: [product(), plan()] }, faults: [{ delayMs: 20 }] })
    const before = reports(sandbox).length
    const outcomes: Promise<Outcome>[] = []
    for (let quantity = 2; quantity <= 30; quantity++) {
      cart.setQuantity('product', quantity)
      outcomes.push(sync())
    }
    await Promise.all(outcomes)
    expect(quantities(cart)).toEqual({ product: 30, plan: expect.any(Number) })
    expect(reports(sandbox).length - before).toBeLessThanOrEqual(4)
  })
})
