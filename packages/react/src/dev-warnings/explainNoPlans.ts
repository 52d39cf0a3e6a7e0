import type { LookupHint, NoPlansReason, Product } from '@hakuna-kit/core'

/** Why a product has no plans, and what to change. `hint`: what the proxy adds in its development mode. */
export function explainNoPlans(product: Product, reason: NoPlansReason, hint: LookupHint = {}): string {
  const { isFromShop = false, failure, status } = hint
  const category = hint.category ?? (isFromShop ? undefined : product.category)
  const name = `product ${product.id} (${category ? `category "${category}"` : 'no category'})`
  const where = isFromShop ? ' Its data came from the option `products` of the proxy: change it there.' : ''
  switch (reason) {
    case 'no_match':
      return (
        `${name} has no plans: the insurer has none for this product data, so nothing is shown. ` +
        explainCategory(category, isFromShop, hint.knownCategories) +
        where
      )
    case 'invalid_product': {
      const faults = describeFaults(product)
      return (
        `${name} has no plans, because its data was refused${faults ? `: ${faults}` : ''}. It needs an id, a title, ` +
        'a brand, a category, and a price in whole minor units with a lower-case currency.' +
        (category ? where : ` ${howToCategory(isFromShop)}`)
      )
    }
    case 'unknown_product':
      return `${name} has no plans: the option \`products\` of the proxy returned nothing for this id.`
    case 'currency_unsupported':
      return (
        `${name} has no plans: its currency "${product.price?.currency}" is not in the proxy's option ` +
        '`currencies`. Add it there, if the insurer has plans in it.'
      )
    case 'insurer_unavailable':
      return failure === 'shop'
        ? 'no plans are shown, because the option `products` of the proxy threw or rejected. See the event ' +
            '`shop_failed` of its onEvent.'
        : `no plans are shown, because the proxy got no usable answer from the insurer${describe(failure, status)}. ` +
            'Check on the server that secretKey is right, that baseUrl (HAKUNA_BASE_URL) is the address of the ' +
            "insurer, and that the sandbox runs if you use it. The server's console says more."
  }
}

function explainCategory(category: string | undefined, isFromShop: boolean, known: readonly string[] = []): string {
  const list = known.length > 0 ? `The sandbox has plans for these categories: ${known.join(', ')}.` : ''
  if (!category) return [howToCategory(isFromShop), list].join(' ').trim()
  if (known.includes(category))
    return 'The sandbox has plans for this category: compare brand, price and currency with its catalogue.'
  return list
    ? `${list} Give the product one of them.`
    : 'Compare id, category, brand, price and currency with what was agreed with the insurer.'
}

function howToCategory(isFromShop: boolean): string {
  return isFromShop
    ? 'It was looked up without a category.'
    : 'It was looked up without a category: give the product a `category`. In the cart give it to the line item, or ' +
        'pass `product` to <CartProtectionRow>, or give the proxy the option `products`.'
}

const describe = (failure: string | undefined, status: number | undefined): string =>
  failure ? ` (${failure}${status === undefined ? '' : `, HTTP ${status}`})` : ''

/** What a lookup cannot work with, e.g. `the title is no text`; empty where nothing is wrong. */
export function describeFaults(product: Product): string {
  const { id, title, brand, price } = product as Partial<Record<keyof Product, unknown>> & { price?: Product['price'] }
  const faults = [
    !(typeof id === 'string' && id) && 'the id is no text or empty',
    typeof title !== 'string' && 'the title is no text',
    typeof brand !== 'string' && 'the brand is no text',
    !(Number.isSafeInteger(price?.amount) && price!.amount >= 0) && 'price.amount is no whole number of minor units',
    !/^[a-z]{3}$/.test(String(price?.currency)) && 'price.currency is no lower-case code of three letters',
  ]
  return faults.filter(Boolean).join(', ')
}
