import { ProtectionRequestError, type Cart, type CartChange, type LineItem } from '@hakuna-kit/core'
import { createCartSync, syncCart } from '@hakuna-kit/core/sync'
import { createMemoryCart, type MemoryCart, type MemoryCartOptions } from '@hakuna-kit/core/testing'
import type { CatalogueEntry, Fault } from '@hakuna-kit/sandbox'
import { createCart } from '@hakuna-kit/test/createCart'
import { createStack } from '@hakuna-kit/test/server/createStack'

export type Outcome = { rounds: number; changes: CartChange[]; cart: Cart | null } | { failed: string }
export type Setting = {
  cart: MemoryCart
  sync: () => Promise<Outcome>
  /** Calls that the browser made. */
  calls: () => string[]
  sandbox: ReturnType<typeof createStack>['sandbox']
}

type Options = { cart?: MemoryCartOptions; faults?: Fault[]; catalogue?: readonly CatalogueEntry[] }

export const product = (quantity = 1): LineItem => ({
  ...createCart({ phones: quantity }).lineItems[0]!,
  id: 'product',
})
export const plan = (quantity = 1): LineItem => ({ ...createCart({ plans: quantity }).lineItems[1]!, id: 'plan' })
export const unrelated = (): LineItem => ({ ...createCart().lineItems[2]!, id: 'case' })

function prepare({ cart: cartOptions, faults, catalogue }: Options) {
  const cart = createMemoryCart({ id: 'cart-123', ...cartOptions })
  const calls: string[] = []
  const proxy = {
    retry: { tries: 2, random: () => 0 },
    cart: {
      adapter: (request: Request) => {
        calls.push(`${request.method} ${new URL(request.url).pathname.replace('/api/protection', '')}`)
        return cart.connect()
      },
    },
  }
  const stack = createStack({ proxy, sandbox: { faults, catalogue } })
  return { cart, calls: () => calls, sandbox: stack.sandbox, client: stack.client }
}

/** Both ways to run the loop: in the browser and on the server. */
export const modes: [string, (options?: Options) => Setting][] = [
  [
    'in the browser, through POST /cart/report',
    (options = {}) => {
      const { cart, client, ...rest } = prepare(options)
      const engine = createCartSync({ cart, client })
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
        syncCart(client).catch((error: unknown) => {
          // The proxy's code for the adapter's `locked`.
          return {
            failed: error instanceof ProtectionRequestError ? error.code.replace('cart_locked', 'locked') : 'thrown',
          }
        })
      return { cart, sync, ...rest }
    },
  ],
]

export const quantities = (cart: MemoryCart) =>
  Object.fromEntries(cart.inspect()?.lineItems.map(({ id, quantity }) => [id, quantity]) ?? [])
export const reports = (sandbox: Setting['sandbox']) =>
  sandbox.inspect().messages.filter(({ path }) => path === '/orders')
