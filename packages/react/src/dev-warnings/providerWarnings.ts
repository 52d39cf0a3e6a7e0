import type { CartAdapter } from '@hakuna-kit/core'
import { createOnce } from './createOnce.js'

type LastRender = { client: unknown; cart: unknown; changes: number }
const providers = /* @__PURE__ */ new WeakMap<object, LastRender>()
const isFirst = /* @__PURE__ */ createOnce()

/** Lines about the props of a provider. */
export const providerWarnings = {
  /** Called after each render. `provider` tells providers apart. */
  watchProvider(provider: object, client: unknown, cart: CartAdapter | undefined, locale: unknown): void {
    warnOfNewObjects(provider, client, cart)
    if (cart && !cart.subscribe && isFirst(provider, 'subscribe')) {
      console.warn(
        'Hakuna Kit: the cart adapter has no subscribe(), so plans and rows do not follow the changes that the shop ' +
          'makes to its cart itself. Add subscribe(onChange): call onChange after every change of the cart, and ' +
          'return a function that stops it.',
      )
    }
    if (!isLocale(locale) && isFirst(provider, 'locale')) {
      console.warn(
        `Hakuna Kit: <ProtectionProvider> was given locale ${JSON.stringify(locale)}, which is no language tag, so ` +
          'English is shown. Pass a BCP 47 tag, such as "de-DE".',
      )
    }
  },
}

/** `client` or `cart` are other objects at each render. */
function warnOfNewObjects(provider: object, client: unknown, cart: unknown): void {
  const last = providers.get(provider) ?? { client, cart, changes: 0 }
  const changed = [client !== last.client && 'client', cart !== last.cart && 'cart'].filter(Boolean)
  const changes = changed.length ? last.changes + 1 : 0
  providers.set(provider, { client, cart, changes })
  if (changes !== 3) return
  console.error(
    `<ProtectionProvider> was given another ${changed.join(' and ')} at three renders in a row, ` +
      'so its caches start over each time. Make it once, outside of the component.',
  )
}

function isLocale(locale: unknown): boolean {
  try {
    return typeof locale === 'string' && Intl.getCanonicalLocales(locale.replace(/_/g, '-')).length === 1
  } catch {
    return false
  }
}
