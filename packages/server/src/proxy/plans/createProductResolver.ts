import type { NoPlansReason, Product } from '@hakuna-kit/core'
import type { Awaitable } from '../../Awaitable.js'
import type { CallShop } from '../createCallShop.js'
import { parseRequest, plansRequestSchema, productIdsRequestSchema, productSchema } from '../requestSchemas.js'
import type { RouteCall } from '../routes.js'

/** The shop's products by id. Ids that it does not know may be left out or be `null`. */
export type FindProducts = (ids: string[], request: Request) => Awaitable<readonly (Product | null | undefined)[]>

/** A product to look up, or the reason why it is not looked up. */
export type LookupEntry = {
  id: string
  product?: Product | undefined
  reason?: NoPlansReason | undefined
  /** The option `products` threw or rejected. */
  isShopFailure?: boolean | undefined
}

export type ResolveProducts = (call: Pick<RouteCall, 'request' | 'readJson' | 'requestId'>) => Promise<LookupEntry[]>

export type ProductResolverOptions = {
  findProducts: FindProducts | undefined
  /** Default: all. */
  currencies: readonly string[] | undefined
  callShop: CallShop
}

/**
 * Reads the products that the browser asks about. With `findProducts` only their ids are used: titles and prices come
 * from the shop, so that nobody can look up the plans of an invented product. Products in a currency outside
 * `currencies` are not looked up.
 */
export function createProductResolver({ findProducts, currencies, callShop }: ProductResolverOptions): ResolveProducts {
  const supported = currencies && new Set(currencies.map((currency) => currency.toLowerCase()))
  const toEntry = (product: Product): LookupEntry =>
    supported && !supported.has(product.price.currency)
      ? { id: product.id, reason: 'currency_unsupported' }
      : { id: product.id, product }

  return async ({ request, readJson, requestId }) => {
    const body = await readJson()
    if (!findProducts) return parseRequest(plansRequestSchema, body).products.map(toEntry)

    const ids = parseRequest(productIdsRequestSchema, body).products.map(({ id }) => id)
    const found = await callShop('products', () => findProducts([...new Set(ids)], request), requestId).catch(
      () => undefined,
    )
    // A failure of the shop must not break the page, no more than one of the insurer.
    if (!found) return ids.map((id) => ({ id, reason: 'insurer_unavailable', isShopFailure: true }))
    const byId = new Map(found.flatMap((product) => (product ? [[product.id, product] as const] : [])))
    return ids.map((id) => {
      const product = byId.get(id)
      if (!product) return { id, reason: 'unknown_product' }
      const checked = productSchema.safeParse(product)
      return checked.success ? toEntry(checked.data) : { id, reason: 'invalid_product' }
    })
  }
}
