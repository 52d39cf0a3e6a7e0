import type { Product } from '@hakuna-kit/core'
import type { CallShop } from '../createCallShop.js'
import type { Call, LookupEntry } from '../createRouteHandlers.js'
import { parseRequest, plansRequestSchema, productIdsRequestSchema, productSchema } from '../requestSchemas.js'

/** The shop's products by id. Ids that it does not know may be left out or be `null`. */
export type FindProducts = (
  ids: string[],
  request: Request,
) => readonly (Product | null | undefined)[] | Promise<readonly (Product | null | undefined)[]>

export type ProductResolver = (call: Pick<Call, 'request' | 'readJson' | 'requestId'>) => Promise<LookupEntry[]>

/**
 * Reads the products that the browser asks about. With the shop's resolver only their ids count: titles and prices come from the shop, so
 * that nobody can look up the plans of an invented product. Currencies outside `currencies` are not asked for.
 */
export function createProductResolver(
  findProducts: FindProducts | undefined,
  currencies: readonly string[] | undefined,
  callShop: CallShop,
): ProductResolver {
  const offered = currencies && new Set(currencies.map((currency) => currency.toLowerCase()))
  const toEntry = (product: Product): LookupEntry =>
    offered && !offered.has(product.price.currency)
      ? { id: product.id, reason: 'currency_unsupported' }
      : { id: product.id, product }

  return async ({ request, readJson, requestId }) => {
    const body = await readJson()
    if (!findProducts) return parseRequest(plansRequestSchema, body).products.map(toEntry)

    const ids = parseRequest(productIdsRequestSchema, body).products.map(({ id }) => id)
    const found = await callShop('products', () => findProducts([...new Set(ids)], request), requestId).catch(
      () => undefined,
    )
    // The shop's own trouble must not break the page any more than the insurer's.
    if (!found) return ids.map((id) => ({ id, reason: 'insurer_unavailable' }))
    const byId = new Map(found.flatMap((product) => (product ? [[product.id, product] as const] : [])))
    return ids.map((id) => {
      const product = byId.get(id)
      if (!product) return { id, reason: 'unknown_product' }
      const checked = productSchema.safeParse(product)
      return checked.success ? toEntry(checked.data) : { id, reason: 'invalid_product' }
    })
  }
}
