import { createProtectionClient, type Cart, type Product } from '@hakuna-kit/core'
import { createSandbox, type SandboxOptions } from '@hakuna-kit/sandbox'
import { createProtectionProxy, type ProtectionProxyOptions } from '@hakuna-kit/server'
import { createBrowserFetch } from './createBrowserFetch.js'

export const secretKey = 'sk_test_example'
export const origin = 'http://shop.example'

/** The insurer's own example. */
export const phone: Product = {
  id: 'prd-iphone14',
  category: 'smartphones',
  title: 'iPhone 14',
  brand: 'Apple',
  price: { amount: 112_900, currency: 'eur' },
}
export const phoneCase: Product = {
  id: 'prd-bb-32',
  category: 'cases',
  title: 'Silikon Case iPhone 14',
  brand: 'Apple',
  price: { amount: 1_200, currency: 'eur' },
}

/** The insurer's own cart: a phone, its plan, and a case. */
export function createCart(change: { phones?: number; plans?: number; id?: string } = {}): Cart {
  const { phones = 1, plans = 1, id = 'cart-123' } = change
  return {
    id,
    currency: 'eur',
    lineItems: [
      {
        id: 'line-item-id-3311',
        quantity: phones,
        productId: phone.id,
        title: phone.title,
        brand: phone.brand,
        unitPrice: phone.price,
      },
      {
        id: 'line-item-id-3322',
        quantity: plans,
        productId: 'pl-prd-hakuna',
        title: '1 Jahr Garantieerweiterung',
        brand: 'hakuna',
        unitPrice: { amount: 1_200, currency: 'eur' },
        customProperties: { productReference: phone.id, planId: 'pl-prd-hakuna' },
      },
      {
        id: 'line-item-id-4411',
        quantity: 1,
        productId: phoneCase.id,
        title: phoneCase.title,
        brand: phoneCase.brand,
        unitPrice: phoneCase.price,
      },
    ],
  }
}

/** Sandbox, proxy, browser and client in one process, with no port. */
export function createStack(
  options: { proxy?: Partial<ProtectionProxyOptions> | undefined; sandbox?: SandboxOptions | undefined } = {},
) {
  const sandbox = createSandbox(options.sandbox)
  const proxy = createProtectionProxy({ secretKey, fetch: sandbox.fetch, ...options.proxy })
  const newBrowser = () => {
    const fetch = createBrowserFetch(proxy, origin)
    return { fetch, client: createProtectionClient({ fetch }) }
  }
  return { sandbox, proxy, newBrowser, ...newBrowser() }
}

/** A JSON request as a browser on the shop's page sends it. */
export function post(path: string, body: unknown, headers: Record<string, string> = {}): Request {
  return new Request(`${origin}/api/protection${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, 'sec-fetch-site': 'same-origin', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}
