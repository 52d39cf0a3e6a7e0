// One plan lookup and one cart sync through a running example, as a browser would make them.
import assert from 'node:assert/strict'

const phone = {
  id: 'prd-iphone14',
  title: 'iPhone 14',
  brand: 'Apple',
  category: 'smartphones',
  price: { amount: 112_900, currency: 'eur' },
}

/** Examples whose shop keeps the cart on its server, with the shop's own call that fills it. */
const serverCarts = { 'react-router': '/cart' }

export async function checkExample({ name, url, core, testing }) {
  const fetchAsBrowser = createBrowserFetch(url)
  const client = core.createProtectionClient({
    baseUrl: `${url}/api/protection`,
    fetch: fetchAsBrowser,
    timeoutMs: 15_000,
  })

  // Twice at once: equal lookups share one request, which not every runtime takes for granted.
  const lookups = await Promise.all([client.lookUpPlans([phone]), client.lookUpPlans([phone])])
  for (const [{ plans }] of lookups) {
    assert.equal(plans.length, 1)
    assert.equal(plans[0].insuranceDetailsUrl, 'https://hellohakuna.com/plan-details')
  }
  const [
    [
      {
        plans: [plan],
      },
    ],
  ] = lookups
  const lines = [
    { productId: phone.id, title: phone.title, brand: phone.brand, quantity: 1, unitPrice: phone.price },
    core.toPlanLineItem(plan, { quantity: 2, locale: 'de' }),
  ]
  const settled = serverCarts[name]
    ? await syncServerCart(client, fetchAsBrowser, serverCarts[name], lines)
    : await syncBrowserCart(client, core, testing, name, lines)
  assert.deepEqual(
    settled.lineItems.map(({ quantity }) => quantity),
    [1, 1],
  )

  const unknown = await fetchAsBrowser('/api/protection/events', { method: 'POST', body: '{}' })
  assert.equal(unknown.status, 404)
  assert.doesNotMatch(JSON.stringify([...unknown.headers]) + (await unknown.text()), /sk_test/)
}

async function syncBrowserCart(client, core, testing, name, lines) {
  const cart = testing.createMemoryCart({ id: `cart-of-${name}` })
  await cart.addLineItems(lines)
  const state = await core.createCartSync({ cart, reportCart: client.reportCart }).sync()
  assert.equal(state.status, 'settled', state.error?.message)
  assert.equal((await client.getPlanConnections(state.cart)).length, 1)
  return state.cart
}

async function syncServerCart(client, fetchAsBrowser, path, lines) {
  const added = await fetchAsBrowser(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ add: lines }),
  })
  assert.equal(added.status, 200)
  const { cart, changes } = await client.syncCart()
  assert.equal(changes.length, 1)
  return cart
}

/** Keeps cookies and names its origin, as a browser on the shop's page does. */
function createBrowserFetch(origin) {
  const cookies = new Map()
  return async (input, init = {}) => {
    const headers = new Headers(init.headers)
    if (cookies.size > 0) headers.set('cookie', [...cookies].map((pair) => pair.join('=')).join('; '))
    headers.set('origin', origin)
    const response = await fetch(new URL(input, origin), { ...init, headers })
    for (const cookie of response.headers.getSetCookie()) {
      const [name, ...value] = cookie.split(';')[0].split('=')
      cookies.set(name, value.join('='))
    }
    return response
  }
}
