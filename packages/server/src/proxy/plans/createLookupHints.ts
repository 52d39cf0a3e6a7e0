import type { LookupHint } from '@hakuna-kit/core'
import type { FoundPlans } from './createPlanCache.js'
import type { LookupEntry } from './createProductResolver.js'

/** What the browser is told in development about a product without plans. */
export type ToLookupHint = (entry: LookupEntry, found: FoundPlans) => LookupHint

export type LookupHints = {
  /** Calls the insurer. The sandbox names its categories in a header of an answer without plans. */
  fetch: typeof globalThis.fetch
  toLookupHint: ToLookupHint
}

/** For the proxy's development mode. `isFromShop`: products come from the option `products`. */
export function createLookupHints({
  fetch,
  isFromShop,
}: {
  fetch: typeof globalThis.fetch | undefined
  isFromShop: boolean
}): LookupHints {
  let knownCategories: string[] | undefined
  return {
    async fetch(input, init) {
      // Read for each call, so that instrumentation that is installed later is used too.
      const response = await (fetch ?? globalThis.fetch)(input, init)
      const header = response.headers.get('sandbox-categories')
      if (header) knownCategories = readCategories(header)
      return response
    },
    toLookupHint({ product, isShopFailure }, { failure }) {
      return {
        // The browser knows what it sent itself.
        ...(isFromShop ? { isFromShop, category: product?.category } : {}),
        knownCategories: product && knownCategories,
        failure: isShopFailure ? 'shop' : failure?.kind,
        status: failure?.status,
      }
    },
  }
}

/** The header goes on to a browser: what is not a short plain name is left out. */
function readCategories(header: string): string[] {
  return header
    .split(',', maxCategories)
    .map(tryToDecode)
    .filter((name) => /^[\p{L}\p{N}][\p{L}\p{N} ,&/_-]{0,59}$/u.test(name))
}

const maxCategories = 50

function tryToDecode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
