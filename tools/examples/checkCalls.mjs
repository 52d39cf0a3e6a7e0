import assert from 'node:assert/strict'
import { once } from 'node:events'
import { request } from 'node:http'
import { phone } from './createShopper.mjs'

/** One plan lookup and one cart sync from outside, with our packed core. `cartPath`: the server's cart, if any. */
export async function checkCalls({ url, shopper, cartPath, kit }) {
  const { core } = kit
  const { fetch, cookies } = shopper
  const client = core.createProtectionClient({ baseUrl: `${url}/api/protection`, fetch, timeoutMs: 60_000 })
  const known = cookies.get('hakuna_session')
  // Twice at once: equal lookups share one request to the insurer, which not every runtime supports.
  const lookups = await Promise.all([client.lookUpPlans([phone]), client.lookUpPlans([phone])])
  for (const [{ plans }] of lookups) {
    assert.deepEqual(
      plans.map(({ merchantProductId, price }) => [merchantProductId, price]),
      [['pl-prd-hakuna', { amount: 1_200, currency: 'eur' }]],
    )
  }
  if (known) assert.equal(cookies.get('hakuna_session'), known, 'page and call have different sessions')

  const { id, title, brand, price } = phone
  const product = { productId: id, title, brand, unitPrice: price, quantity: 1 }
  const lines = [product, core.toPlanLineItem(lookups[0][0].plans[0], { quantity: 1, locale: 'de-DE' })]
  const sync = cartPath ? syncOnServer : syncHere
  const { cart, rounds, changes } = await sync({ shopper, client, kit, cartPath, lines })
  // The second round has no actions.
  assert.equal(rounds, 2)
  assert.equal(changes.length, 1)
  assert.deepEqual(
    cart.lineItems.map(({ productId, quantity }) => [productId, quantity]),
    [
      ['prd-iphone14', 2],
      ['pl-prd-hakuna', 2],
    ],
  )
  assert.equal((await kit.sync.getPlanConnections(client, cart)).length, 1)

  const events = await fetch('/api/protection/events', { method: 'POST', body: '{}' })
  assert.equal(events.status, 404, 'a browser reaches order events')
  await checkBehindTls(url)
}

/** Syncs a cart in memory from here. Without prediction the change must come from the insurer. */
async function syncHere({ client, kit, lines }) {
  const cart = kit.testing.createMemoryCart({ id: crypto.randomUUID() })
  const sync = kit.sync.createCartSync({
    cart,
    predict: false,
    client,
  })
  await cart.addLineItems(lines)
  await sync.sync()
  await cart.updateLineItem(cart.inspect().lineItems[0].id, 2)
  const state = await sync.sync()
  sync.dispose()
  assert.equal(state.status, 'settled', state.error)
  return state
}

/** The example syncs the cart of its own server. */
async function syncOnServer({ shopper, client, kit, cartPath, lines }) {
  const headers = { 'content-type': 'application/json' }
  const edit = (body) => shopper.fetch(cartPath, { method: 'POST', headers, body: JSON.stringify(body) })
  await edit({ add: lines })
  const { cart } = await kit.sync.syncCart(client)
  await edit({ id: cart.lineItems[0].id, quantity: 2 })
  return kit.sync.syncCart(client)
}

/** In production TLS often ends before the framework: the page is https, and the call arrives as http. */
async function checkBehindTls(url) {
  // `fetch` would not send this host.
  const call = request(`${url}/api/protection/plans`, {
    method: 'POST',
    headers: {
      host: 'shop.example',
      origin: 'https://shop.example',
      'x-forwarded-proto': 'https',
      'content-type': 'application/json',
    },
  })
  call.end(JSON.stringify({ products: [phone] }))
  const [response] = await once(call, 'response')
  response.resume()
  assert.equal(response.statusCode, 200, 'a page behind TLS is refused')
  assert.match(`${response.headers['set-cookie']}`, /^__Host-hakuna_session=.*; Secure/)
}
