import { createProtectionClient, toPlanLineItem, type NewLineItem, type Product } from '@hakuna-kit/core'
import { cartAdapterCases } from '@hakuna-kit/core/testing'
import { afterAll, describe, expect, it } from 'vitest'
import { createShopCart, type ShopCart } from '../../src/cart/createShopCart.js'
import { toInsurerProduct } from '../catalogue/catalogue.js'
import { createShop } from '../createShop.js'
import { createBrowserFetch, shopOrigin } from '../test/createBrowserFetch.js'

const opened: ShopCart[] = []
const shop = await createShop()
const products: [NewLineItem, NewLineItem] = [toLine('prd-iphone14'), toLine('prd-takt2-plum')]
const plans: [NewLineItem, NewLineItem] = [await findPlan('prd-iphone14'), await findPlan('prd-takt2-plum')]

afterAll(async () => {
  for (const cart of opened) cart.close()
  await shop.close()
})

/** The adapter of the pages with the shop's real server: each case is something that Hakuna Kit relies on. */
describe("the demo's cart adapter", () => {
  const cases = cartAdapterCases({
    async createAdapters() {
      const fetch = createBrowserFetch(shop)
      const adapters = { adapter: createShopCart({ fetch }), other: createShopCart({ fetch }) }
      opened.push(adapters.adapter, adapters.other)
      return adapters
    },
    products,
    plans,
    refusedProduct: { ...toLine('prd-iphone14'), productId: 'prd-unknown' },
  })
  it.each(cases)('$name', ({ run }) => expect(run()).resolves.toBeUndefined())
})

/** The plan with the insurer's price: the shop accepts no other price. */
async function findPlan(productId: string): Promise<NewLineItem> {
  const client = createProtectionClient({ baseUrl: `${shopOrigin}/api/protection`, fetch: createBrowserFetch(shop) })
  const [lookup] = await client.lookUpPlans([findProduct(productId)])
  const plan = lookup?.plans[0]
  if (!plan) throw new Error(`The insurer has no plan for ${productId}.`)
  return toPlanLineItem(plan, { quantity: 1, locale: 'de-DE' })
}

function findProduct(productId: string): Product {
  const product = toInsurerProduct(productId, 'eur')
  if (!product) throw new Error(`The catalogue has no ${productId}.`)
  return product
}

function toLine(productId: string): NewLineItem {
  const { title, brand, price } = findProduct(productId)
  return { productId, quantity: 1, title, brand, unitPrice: price }
}
