import { createCartSync, ProtectionRequestError, type Cart, type CartChange, type LineItem } from '@hakuna-kit/core'
import { createMemoryCart, type MemoryCart, type MemoryCartOptions } from '@hakuna-kit/core/testing'
import type { Fault } from '@hakuna-kit/sandbox'
import { describe, expect, it } from 'vitest'
import { createCart, createStack, post } from '../test/stack.js'

type Outcome = { rounds: number; changes: CartChange[]; cart: Cart | null } | { failed: string }
type Setting = {
  cart: MemoryCart
  sync: () => Promise<Outcome>
  /** Calls that the browser made. */
  calls: () => string[]
  sandbox: ReturnType<typeof createStack>['sandbox']
}

type Options = { cart?: MemoryCartOptions; faults?: Fault[] }

const product = (quantity = 1): LineItem => ({ ...createCart({ phones: quantity }).lineItems[0]!, id: 'product' })
const plan = (quantity = 1): LineItem => ({ ...createCart({ plans: quantity }).lineItems[1]!, id: 'plan' })
const unrelated = (): LineItem => ({ ...createCart().lineItems[2]!, id: 'case' })

function prepare({ cart: cartOptions, faults }: Options) {
  const cart = createMemoryCart({ id: 'cart-123', ...cartOptions })
  const calls: string[] = []
  const proxy = {
    tries: 2,
    random: () => 0,
    cart: (request: Request) => {
      calls.push(`${request.method} ${new URL(request.url).pathname.replace('/api/protection', '')}`)
      return cart.connect()
    },
  }
  const stack = createStack({ proxy, sandbox: { faults } })
  return { cart, calls: () => calls, sandbox: stack.sandbox, client: stack.client }
}

/** Both ways to run the loop, told apart by nothing but where it runs. */
const modes: [string, (options?: Options) => Setting][] = [
  [
    'in the browser, through POST /cart/report',
    (options = {}) => {
      const { cart, client, ...rest } = prepare(options)
      const engine = createCartSync({ cart, reportCart: client.reportCart })
      const sync = async (): Promise<Outcome> => {
        const state = await engine.sync()
        if (state.status === 'settled') return state
        return { failed: state.status === 'failed' ? state.error.code : state.status }
      }
      return { cart, sync, ...rest }
    },
  ],
  [
    'on the server, through POST /cart/sync',
    (options = {}) => {
      const { cart, client, ...rest } = prepare(options)
      const sync = (): Promise<Outcome> =>
        client.syncCart().catch((error: unknown) => {
          // The proxy's codes name the cart; the adapter's own do not need to.
          return {
            failed: error instanceof ProtectionRequestError ? error.code.replace('cart_locked', 'locked') : 'thrown',
          }
        })
      return { cart, sync, ...rest }
    },
  ],
]

const quantities = (cart: MemoryCart) =>
  Object.fromEntries(cart.inspect()?.lineItems.map(({ id, quantity }) => [id, quantity]) ?? [])
const reports = (sandbox: Setting['sandbox']) => sandbox.inspect().messages.filter(({ path }) => path === '/orders')

describe.each(modes)('the cart sync %s', (_, open) => {
  it('has nothing to do where there is no cart', async () => {
    const { sync, sandbox } = open()
    expect(await sync()).toMatchObject({ rounds: 0, changes: [], cart: null })
    expect(reports(sandbox)).toHaveLength(0)
  })

  it('settles a cart that is in step with one report', async () => {
    const { sync, sandbox, cart } = open({ cart: { lineItems: [product(), plan(), unrelated()] } })
    expect(await sync()).toMatchObject({ rounds: 1, changes: [], cart: cart.inspect() })
    expect(reports(sandbox)).toHaveLength(1)
  })

  it('raises the plan with its product', async () => {
    const { sync, cart } = open({ cart: { lineItems: [product(), plan(), unrelated()] } })
    await sync()
    cart.setQuantity('product', 3)
    const outcome = await sync()
    expect(quantities(cart)).toEqual({ product: 3, plan: 3, case: 1 })
    expect(outcome).toMatchObject({ changes: [{ lineItemId: 'plan', from: 1, to: 3 }], cart: cart.inspect() })
  })

  it('lowers the plan with its product in one report', async () => {
    const { sync, cart } = open({ cart: { lineItems: [product(3), plan(3)] } })
    await sync()
    cart.setQuantity('product', 2)
    expect(await sync()).toMatchObject({ rounds: 1, changes: [{ from: 3, to: 2 }] })
    expect(quantities(cart)).toEqual({ product: 2, plan: 2 })
  })

  it('removes the plan with its product', async () => {
    const { sync, cart } = open({ cart: { lineItems: [product(), plan(), unrelated()] } })
    await sync()
    cart.setQuantity('product', 0)
    expect(await sync()).toMatchObject({ rounds: 1, changes: [{ lineItemId: 'plan', from: 1, to: 0 }] })
    expect(quantities(cart)).toEqual({ case: 1 })
  })

  it('lets a plan go that the shopper removed', async () => {
    const { sync, cart } = open({ cart: { lineItems: [product(2), plan(2)] } })
    await sync()
    cart.setQuantity('plan', 0)
    expect(await sync()).toMatchObject({ rounds: 1, changes: [] })
    expect(quantities(cart)).toEqual({ product: 2 })
  })

  it('reports a cart that became empty once more, and not again', async () => {
    const { sync, cart, sandbox } = open({ cart: { lineItems: [product()] } })
    await sync()
    cart.setQuantity('product', 0)
    expect(await sync()).toMatchObject({ rounds: 1 })
    expect('failed' in (await sync())).toBe(false)
    expect(reports(sandbox)).toHaveLength(2)
  })

  it('settles although an answer was lost after the work was done', async () => {
    const { sync, cart, sandbox } = open({
      cart: { lineItems: [product(), plan(2)] },
      faults: [{ path: '/orders', dropAnswer: true, times: 1 }],
    })
    expect('failed' in (await sync())).toBe(false)
    expect(quantities(cart)).toEqual({ product: 1, plan: 1 })
    expect(new Set(reports(sandbox).map(({ idempotencyKey }) => idempotencyKey)).size).toBeLessThan(
      reports(sandbox).length,
    )
  })

  it('leaves the cart alone while the insurer is down, and recovers by itself', async () => {
    const { sync, cart, sandbox } = open({ cart: { lineItems: [product(), plan(), unrelated()] } })
    sandbox.setFaults([{ status: 503 }])
    const before = cart.inspect()
    expect(await sync()).toEqual({ failed: 'insurer_fault' })
    expect(cart.inspect()).toEqual(before)
    sandbox.setFaults([])
    expect(await sync()).toMatchObject({ rounds: 1 })
  })

  it('ends with a name when the insurer never stops', async () => {
    const { sync, cart, sandbox } = open({
      cart: { lineItems: [product(2), plan(2)] },
      faults: [{ endlessActions: true }],
    })
    expect(await sync()).toEqual({ failed: 'cart_not_settled' })
    expect(reports(sandbox).length).toBeLessThanOrEqual(10)
    expect(quantities(cart)['product']).toBe(2)
  })

  it.each([
    ['touch a product', { line_item_id: 'product', line_item_quantity: 9 }],
    ['make more plans than products', { line_item_id: 'plan', line_item_quantity: 9 }],
  ])('never lets the insurer %s', async (_name, payload) => {
    const body = JSON.stringify({ actions: [{ type: 'update_line_item', payload }] })
    const { sync, cart } = open({ cart: { lineItems: [product(), plan()] }, faults: [{ path: '/orders', body }] })
    expect(await sync()).toEqual({ failed: 'cart_not_settled' })
    expect(quantities(cart)).toEqual({ product: 1, plan: 1 })
  })

  it('does not settle on actions that nobody knows', async () => {
    const body = JSON.stringify({ actions: [{ type: 'dance', payload: {} }] })
    const { sync } = open({ cart: { lineItems: [product()] }, faults: [{ path: '/orders', body }] })
    expect(await sync()).toEqual({ failed: 'cart_not_settled' })
  })

  it('ends at once when the cart is locked', async () => {
    const { sync, cart, sandbox } = open({ cart: { lineItems: [product(), plan(2)] } })
    cart.setLocked(true)
    expect(await sync()).toEqual({ failed: 'locked' })
    expect(reports(sandbox).length).toBeLessThanOrEqual(1)
  })

  it('says so when the cart refuses what the insurer asks for', async () => {
    const { sync, cart } = open({ cart: { lineItems: [product(), plan()], stock: { 'pl-prd-hakuna': 1 } } })
    await sync()
    cart.setQuantity('product', 2)
    const outcome = await sync()
    expect(quantities(cart)).toEqual({ product: 2, plan: 1 })
    expect(['cart_action_refused', 'settled']).toContain('failed' in outcome ? outcome.failed : 'settled')
  })

  it('survives renumbered lines and versions', async () => {
    const { sync, cart } = open({ cart: { lineItems: [product(), plan()], hasVersions: true } })
    await sync()
    cart.renumber()
    cart.addNow([{ ...product(), quantity: 1 }])
    expect('failed' in (await sync())).toBe(false)
    const lines = cart.inspect()?.lineItems ?? []
    const units = (isPlan: boolean) =>
      lines.filter((line) => Boolean(line.customProperties) === isPlan).reduce((sum, { quantity }) => sum + quantity, 0)
    expect(units(true)).toBeLessThanOrEqual(units(false))
  })

  it('costs a burst of edits at most two loops', async () => {
    const { sync, cart, sandbox } = open({ cart: { lineItems: [product(), plan()] }, faults: [{ delayMs: 20 }] })
    const before = reports(sandbox).length
    const outcomes: Promise<Outcome>[] = []
    for (let quantity = 2; quantity <= 30; quantity++) {
      cart.setQuantity('product', quantity)
      outcomes.push(sync())
    }
    await Promise.all(outcomes)
    expect(quantities(cart)).toEqual({ product: 30, plan: expect.any(Number) })
    expect(reports(sandbox).length - before).toBeLessThanOrEqual(4)
  })
})

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
    const { proxy } = createStack({ proxy: { cart: async () => null } })
    expect(await (await proxy(post('/cart/sync', {}))).json()).toEqual({ cart: null, rounds: 0, changes: [] })
  })

  it.each([
    ['cannot be had', () => Promise.reject(new Error('hunter2'))],
    ['cannot be read', () => ({ ...createMemoryCart(), readCart: () => Promise.reject(new Error('hunter2')) })],
    [
      'breaks under the loop',
      () => {
        const cart = createMemoryCart({ lineItems: [product(), plan(2)] })
        return { ...cart, updateLineItem: () => Promise.reject(new Error('hunter2')) }
      },
    ],
  ] as const)('answers 503 when the cart %s', async (_, cart) => {
    const { proxy } = createStack({ proxy: { cart } })
    const response = await proxy(post('/cart/sync', {}))
    const text = await response.text()
    expect(JSON.parse(text)).toMatchObject({ status: 503, code: 'shop_unavailable' })
    expect(text).not.toContain('hunter2')
  })

  it('lets two devices of one customer take turns over one cart', async () => {
    const cart = createMemoryCart({ id: 'cart-123', lineItems: [product(), plan(2)] })
    let underWay = 0
    let most = 0
    const stack = createStack()
    const { newBrowser } = createStack({
      proxy: {
        cart: () => cart.connect(),
        fetch: async (input, init) => {
          most = Math.max(most, ++underWay)
          await new Promise((resolve) => setTimeout(resolve, 10))
          underWay--
          return stack.sandbox.fetch(input, init)
        },
      },
    })
    const [phoneClient, laptopClient] = [newBrowser().client, newBrowser().client]
    const answers = await Promise.all([phoneClient.syncCart(), laptopClient.syncCart(), phoneClient.syncCart()])
    expect(most).toBe(1)
    for (const answer of answers) expect(answer.cart?.lineItems.map(({ quantity }) => quantity)).toEqual([1, 1])
  })

  it('gives up in time, and the next sync is not held up', async () => {
    const cart = createMemoryCart({ lineItems: [product()] })
    let isHanging = true
    const { client } = createStack({
      proxy: {
        syncTimeoutMs: 50,
        cart: () => ({
          ...cart,
          readCart: () => (isHanging ? new Promise<never>(() => {}) : cart.readCart()),
        }),
      },
    })
    const first = client.syncCart().catch((error: { code: string }) => error.code)
    await new Promise((resolve) => setTimeout(resolve, 100))
    isHanging = false
    expect(await first).toBe('shop_unavailable')
    expect(await client.syncCart()).toMatchObject({ rounds: 1 })
  })
})
