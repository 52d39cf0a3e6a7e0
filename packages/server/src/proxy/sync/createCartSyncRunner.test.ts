import { createMemoryCart } from '@hakuna-kit/core/testing'
import { syncCart } from '@hakuna-kit/core/sync'
import { CartAdapterError } from '@hakuna-kit/core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { modes, plan, product, reports } from '../../test/cartSyncModes.js'
import { createStack, post } from '@hakuna-kit/test/server/createStack'

const codeOf = (error: { code: string }) => error.code

describe('POST /cart/sync', () => {
  const open = modes[1]![1]

  it('costs the browser one round trip however many rounds it takes', async () => {
    const { sync, cart, sandbox, calls } = open({ cart: { lineItems: [product(), plan()] } })
    await sync()
    cart.setQuantity('product', 2)
    const before = reports(sandbox).length
    await sync()
    expect(reports(sandbox).length - before).toBe(2)
    expect(calls()).toEqual(['POST /cart/sync', 'POST /cart/sync'])
  })

  it('answers for a shopper without a cart', async () => {
    const { proxy } = createStack({ proxy: { cart: { adapter: async () => null } } })
    expect(await (await proxy(post('/cart/sync', {}))).json()).toEqual({ cart: null, rounds: 0, changes: [] })
  })

  it.each([
    ['cannot be had', () => Promise.reject(new Error('hunter2'))],
    ['cannot be read', () => ({ ...createMemoryCart(), readCart: () => Promise.reject(new Error('hunter2')) })],
    [
      'fails during the loop',
      () => {
        const cart = createMemoryCart({ lineItems: [product(), plan(2)] })
        return { ...cart, updateLineItem: () => Promise.reject(new Error('hunter2')) }
      },
    ],
  ] as const)('answers 503 when the cart %s', async (_, adapter) => {
    const { proxy } = createStack({ proxy: { cart: { adapter } } })
    const response = await proxy(post('/cart/sync', {}))
    const text = await response.text()
    expect(JSON.parse(text)).toMatchObject({ status: 503, code: 'shop_unavailable' })
    expect(text).not.toContain('hunter2')
  })

  it('never runs two loops over one cart at once, e.g. for two devices of one customer', async () => {
    const cart = createMemoryCart({ id: 'cart-123', lineItems: [product(), plan(2)] })
    let underWay = 0
    let most = 0
    const stack = createStack()
    const { newBrowser } = createStack({
      proxy: {
        cart: { adapter: () => cart.connect() },
        fetch: async (input, init) => {
          most = Math.max(most, ++underWay)
          // One turn of the event loop, in which another loop would begin.
          await new Promise((resolve) => setImmediate(resolve))
          underWay--
          return stack.sandbox.fetch(input, init)
        },
      },
    })
    const [phoneClient, laptopClient] = [newBrowser().client, newBrowser().client]
    const answers = await Promise.all([syncCart(phoneClient), syncCart(laptopClient), syncCart(phoneClient)])
    expect(most).toBe(1)
    for (const answer of answers) expect(answer.cart?.lineItems.map(({ quantity }) => quantity)).toEqual([1, 1])
  })

  it('begins with the cart that was read for it, and reads again for each later round', async () => {
    let reads = 0
    const cart = createMemoryCart({ lineItems: [product(2), plan(3)] })
    const adapter = () => ({ ...cart, readCart: () => (reads++, cart.readCart()) })
    const { client } = createStack({ proxy: { cart: { adapter } } })
    expect(await syncCart(client)).toMatchObject({ rounds: 1, changes: [{ from: 3, to: 2 }] })
    const whereItChanged = reads
    expect(await syncCart(client)).toMatchObject({ rounds: 1, changes: [] })
    expect(reads - whereItChanged).toBeLessThan(whereItChanged)
  })

  it('reports an empty cart once, and again after it had lines', async () => {
    const cart = createMemoryCart({ id: 'cart-123', lineItems: [product()] })
    const { client, sandbox } = createStack({ proxy: { cart: { adapter: () => cart } } })
    const rounds: number[] = []
    const sync = async () => void rounds.push((await syncCart(client)).rounds)
    await sync()
    for (const quantity of [0, 0]) {
      cart.setQuantity('product', quantity)
      await sync()
    }
    cart.addNow([product(2)])
    await sync()
    cart.setQuantity(cart.inspect()!.lineItems[0]!.id, 0)
    await sync()
    await sync()
    expect(rounds).toEqual([1, 1, 0, 1, 1, 0])
    expect(reports(sandbox).map(({ body }) => (body as { line_items: object[] }).line_items.length)).toEqual([
      1, 0, 1, 0,
    ])
  })

  it.each([
    [1, 1],
    [3, 3],
    [undefined, 10],
  ])('makes at most `maxRounds` reports: with %s at most %i', async (maxRounds, expected) => {
    const cart = createMemoryCart({ lineItems: [product(20), plan(1)] })
    let asked = 0
    const fetch = async () => {
      const payload = { line_item_id: 'plan', line_item_quantity: ++asked + 1 }
      return Response.json({ actions: [{ type: 'update_line_item', payload }] })
    }
    const { client } = createStack({ proxy: { fetch, cart: { adapter: () => cart, maxRounds } } })
    expect(await syncCart(client).catch(codeOf)).toBe('cart_not_settled')
    expect(asked).toBe(expected)
  })

  it.each([
    ['conflict', 'cart_conflict', 409],
    ['locked', 'cart_locked', 409],
    ['unavailable', 'shop_unavailable', 503],
  ] as const)('answers an adapter that ends with %s with %s', async (code, expected, status) => {
    const cart = createMemoryCart({ lineItems: [product(1), plan(2)] })
    const fail = () => Promise.reject(new CartAdapterError(code, 'hunter2'))
    const adapter = () => ({ ...cart, updateLineItem: fail })
    const { client } = createStack({ proxy: { cart: { adapter } } })
    expect(await syncCart(client).catch((error: unknown) => error)).toMatchObject({ code: expected, status })
  })

  it('answers 409 when the cart refuses what the insurer asks for', async () => {
    const cart = createMemoryCart({ lineItems: [product(), plan()], stock: { 'pl-prd-hakuna': 1 } })
    const { client } = createStack({ proxy: { cart: { adapter: () => cart } } })
    await syncCart(client)
    cart.setQuantity('product', 2)
    expect(await syncCart(client).catch(codeOf)).toBe('cart_action_refused')
    expect(cart.inspect()!.lineItems.map(({ quantity }) => quantity)).toEqual([2, 1])
  })

  it.each([
    [500, 'insurer_fault'],
    [401, 'insurer_fault'],
    [429, 'insurer_unavailable'],
  ])('answers the status %i of the insurer with %s', async (status, code) => {
    const cart = createMemoryCart({ lineItems: [product()] })
    const { client } = createStack({
      sandbox: { faults: [{ status }] },
      proxy: { cart: { adapter: () => cart }, retry: { tries: 1 } },
    })
    expect(await syncCart(client).catch(codeOf)).toBe(code)
  })
})

describe('the time limit of POST /cart/sync', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  /** A fixed session: making one takes real time, and fake timers do not wait for it. */
  const withSession = { session: { id: () => 'session-1' } }

  /** The code with which a sync ends, and after how many milliseconds. */
  async function endOf(proxy: (request: Request) => Promise<Response>) {
    const startedAt = Date.now()
    let end: { code: string; ms: number } | undefined
    void proxy(post('/cart/sync', {})).then(async (response) => {
      const ms = Date.now() - startedAt
      end = { code: ((await response.json()) as { code: string }).code, ms }
    })
    for (let step = 0; !end && step < 2_000; step++) await vi.advanceTimersByTimeAsync(10)
    return end
  }

  it.each([
    ['by default', undefined, 10_000],
    ['where `syncTimeoutMs` says 50', 50, 50],
  ])('ends a sync whose cart is not read, %s, and delays no later one', async (_, syncTimeoutMs, ms) => {
    const cart = createMemoryCart({ lineItems: [product()] })
    let isHanging = true
    const readCart = () => (isHanging ? new Promise<never>(() => {}) : cart.readCart())
    const { proxy } = createStack({
      proxy: { ...withSession, cart: { syncTimeoutMs, adapter: () => ({ ...cart, readCart }) } },
    })
    expect(await endOf(proxy)).toEqual({ code: 'shop_unavailable', ms })
    isHanging = false
    expect(await (await proxy(post('/cart/sync', {}))).json()).toMatchObject({ rounds: 1 })
  })

  it.each([
    ['by default', undefined, 10_000],
    ['where `syncTimeoutMs` says 50', 50, 50],
  ])('ends a loop over a slow insurer, %s, and makes no further report', async (_, syncTimeoutMs, ms) => {
    const cart = createMemoryCart({ lineItems: [product(2), plan(2)] })
    const signals: AbortSignal[] = []
    const { proxy } = createStack({
      proxy: {
        ...withSession,
        retry: { tries: 1, tryTimeoutMs: 60_000, callTimeoutMs: 60_000 },
        cart: { syncTimeoutMs, adapter: () => cart },
        fetch: async (_url, init) => {
          signals.push(init!.signal!)
          await new Promise((resolve) => setTimeout(resolve, 20_000))
          const payload = { line_item_id: 'plan', line_item_quantity: 1 }
          return Response.json({ actions: [{ type: 'update_line_item', payload }] })
        },
      },
    })
    expect(await endOf(proxy)).toEqual({ code: 'insurer_timeout', ms })
    expect(signals.map(({ aborted }) => aborted)).toEqual([true])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(signals).toHaveLength(1)
    expect(cart.inspect()!.lineItems.map(({ quantity }) => quantity)).toEqual([2, 2])
  })
})
