/** @typedef {{ id: string, category?: string, quantity: number, [field: string]: unknown }} Line */

/** By cart id. On `globalThis`, because development servers load modules again. @type {Map<string, Line[]>} */
const carts = (Object(globalThis).shopCarts ??= new Map())

const answer = (/** @type {unknown} */ body, /** @type {ResponseInit} */ init = {}) => Response.json(body, init)

/**
 * The cart of a shop that knows nothing of plans: `GET /api/cart`, `POST /api/cart/lines` and
 * `PUT /api/cart/lines/:id`, each for the cart that a cookie names.
 *
 * @param {Request} request
 */
export async function answerCart(request) {
  const { pathname } = new URL(request.url)
  const known = /(?:^|; )cart=([\w-]+)/.exec(request.headers.get('cookie') ?? '')?.[1]
  const id = known ?? crypto.randomUUID()
  const lines = carts.get(id)
  if (request.method === 'GET') return answer(lines ? { id, currency: 'eur', lineItems: lines } : null)

  if (request.headers.get('content-type') !== 'application/json') return answer({ error: 'not JSON' }, { status: 415 })
  const body = await request.json()
  const lineId = decodeURIComponent(pathname.split('/api/cart/lines/')[1] ?? '')
  const headers = new Headers(known ? [] : [['set-cookie', `cart=${id}; Path=/; HttpOnly; SameSite=Lax`]])
  if (request.method === 'POST' && !lineId) {
    const added = body.lineItems.map((/** @type {Line} */ line) => ({
      ...line,
      // An id that is not encoded in a path finds no line.
      id: `line#${crypto.randomUUID()}`,
      // This shop sells phones. A plan has no category.
      ...(!line['customProperties'] && { category: 'smartphones' }),
    }))
    carts.set(id, [...(lines ?? []), ...added])
  } else if (request.method === 'PUT' && lines?.some((line) => line.id === lineId)) {
    const edited = lines.map((line) => (line.id === lineId ? { ...line, quantity: body.quantity } : line))
    carts.set(
      id,
      edited.filter((line) => line.quantity > 0),
    )
  } else return answer({ error: 'no such line' }, { status: 404 })
  return answer({ ok: true }, { headers })
}
