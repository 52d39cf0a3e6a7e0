import { sampleCatalogue, samples } from '@hakuna-kit/test/samples'
import { describe, expect, it } from 'vitest'
import { modes, quantities, reports } from '../../test/cartSyncModes.js'

const cases = modes.flatMap(([mode, open]) => samples.map((sample) => ({ mode, open, ...sample })))

describe.each(cases)('the cart sync $mode in $currency', ({ open, currency, mixedCart, products }) => {
  /** The cart with every odd case, after its first report. */
  async function start() {
    const { lineItems } = mixedCart()
    const setting = open({ cart: { currency, lineItems }, catalogue: sampleCatalogue })
    const first = await setting.sync()
    /** Sets quantities by line id, and syncs. Returns the changes of plan lines. */
    const edit = async (edits: Record<string, number>) => {
      for (const [id, quantity] of Object.entries(edits)) setting.cart.setQuantity(id, quantity)
      const outcome = await setting.sync()
      return 'failed' in outcome
        ? outcome.failed
        : outcome.changes.map(({ lineItemId, from, to }) => [lineItemId, from, to])
    }
    return { ...setting, first, edit, lineItems }
  }

  it('reports each line with its quantity and the price of one unit, in the currency of the cart', async () => {
    const { first, sandbox, cart, lineItems } = await start()
    expect(first).toMatchObject({ rounds: 1, changes: [], cart: cart.inspect() })
    expect(reports(sandbox).map(({ body }) => body)).toEqual([
      {
        cart_id: 'cart-123',
        user_session_id: expect.any(String),
        cart_currency: currency,
        line_items: lineItems.map(({ id, quantity, unitPrice, productId, title, brand, customProperties }) => ({
          id,
          quantity,
          price_amount: unitPrice.amount,
          product_id: productId,
          product_title: title,
          product_brand: brand,
          ...(customProperties && { custom_properties: { product_reference: customProperties['productReference'] } }),
        })),
      },
    ])
  })

  it('reports the same prices after a change of quantity, also to an insurer that knows each price', async () => {
    const { edit, sandbox } = await start()
    for (const { id, title, brand = '', category = '', price } of products) {
      const query = { id, title, brand, category, user_session_id: 's', price_currency: currency }
      const headers = { authorization: 'Bearer sk_test_example' }
      await sandbox.fetch(`/plans?${new URLSearchParams({ ...query, price_amount: String(price.amount) })}`, {
        headers,
      })
    }
    const pricesOf = ({ body }: { body: unknown }) =>
      Object.fromEntries(
        (body as { line_items: { id: string; price_amount: number }[] }).line_items.map((line) => [
          line.id,
          line.price_amount,
        ]),
      )
    expect(await edit({ cover: 2, 'notebook-a': 3 })).toEqual([['notebook-plan-1y', 1, 2]])
    const [first, ...later] = reports(sandbox)
    expect(later.map(({ status }) => status)).toEqual([200, 200])
    expect(later.map(pricesOf)).toEqual([pricesOf(first!), pricesOf(first!)])
  })

  it('lowers the last line of a plan on two lines first', async () => {
    const { edit, cart } = await start()
    expect(await edit({ headphones: 1 })).toEqual([
      ['headphones-plan-b', 1, 0],
      ['headphones-plan-a', 2, 1],
    ])
    expect(quantities(cart)).toMatchObject({ headphones: 1, 'headphones-plan-a': 1 })
  })

  it('keeps plans of a product that has another line left', async () => {
    const { edit } = await start()
    expect(await edit({ 'notebook-a': 1 })).toEqual([])
    expect(await edit({ 'notebook-b': 0 })).toEqual([['notebook-plan-2y', 1, 0]])
    expect(await edit({ 'notebook-a': 0 })).toEqual([['notebook-plan-1y', 1, 0]])
  })

  it('raises one of two equal plans by the units that were added', async () => {
    const { edit, cart } = await start()
    expect(await edit({ speaker: 3 })).toEqual([['speaker-plan-first', 1, 2]])
    expect(quantities(cart)).toMatchObject({ speaker: 3, 'speaker-plan-first': 2, 'speaker-plan-second': 1 })
  })

  it('changes nothing for a product without a plan', async () => {
    const { edit } = await start()
    expect(await edit({ cover: 1 })).toEqual([])
    expect(await edit({ cover: 0 })).toEqual([])
  })
})
