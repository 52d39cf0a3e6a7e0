// A shop's code against the packed packages, compiled by each TypeScript version of the matrix.
import {
  CartAdapterError,
  createProtectionClient,
  isPlanLineItem,
  type Cart,
  type CartAdapter,
  type LineItem,
  type Product,
} from '@hakuna-kit/core'
import { createCartSync, type CartSyncState } from '@hakuna-kit/core/sync'
import { createMemoryCart, type MemoryCart } from '@hakuna-kit/core/testing'
import {
  CartProtectionRow,
  ProtectionOptIn,
  ProtectionProvider,
  useAddToCart,
  usePlans,
  useProtectionOptIn,
  type ConsentRecord,
  type ProtectionEvent,
} from '@hakuna-kit/react'
import { ProtectionDevtools } from '@hakuna-kit/react/devtools'
import { prefetchPlans, type PrefetchedPlans } from '@hakuna-kit/react/server'
import '@hakuna-kit/react/styles.css'
import { createSandbox, type SandboxOptions } from '@hakuna-kit/sandbox'
import { serve } from '@hakuna-kit/sandbox/serve'
import { createProtectionProxy, type ProtectionProxy, type ProxyEvent } from '@hakuna-kit/server'
import { toNodeHandler } from '@hakuna-kit/server/node'
import { createOutbox, orderErrors, type OrderErrorCode } from '@hakuna-kit/server/orders'
import { createServer } from 'node:http'
import { createElement, useState, type ReactNode } from 'react'

const phone: Product = {
  id: 'prd-iphone14',
  title: 'iPhone 14',
  brand: 'Apple',
  category: 'smartphones',
  price: { amount: 112_900, currency: 'eur' },
}

const memory: MemoryCart = createMemoryCart({ lineItems: [] })
const adapter: CartAdapter = {
  readCart: async (): Promise<Cart | null> => memory.readCart(),
  addLineItems: (items) => memory.addLineItems(items),
  updateLineItem: async (id: string, quantity: number) => {
    if (quantity < 0) throw new CartAdapterError('refused')
    await memory.updateLineItem(id, quantity)
  },
}

const client = createProtectionClient({ baseUrl: '/api/protection' })

export async function syncOnce(): Promise<CartSyncState> {
  const sync = createCartSync({ cart: adapter, client })
  return sync.sync()
}

const tell = (event: ProtectionEvent): void => console.log(event.type satisfies string)

function AddToCart({ product }: { product: Product }) {
  const addToCart = useAddToCart()
  const { data } = usePlans(product)
  const { status } = useProtectionOptIn({ product })
  const titles: string[] = data?.plans.map((plan) => Object.values(plan.title)[0] ?? '') ?? []
  return (
    <button type="button" title={titles.join()} data-status={status} onClick={() => void addToCart(product)}>
      Add
    </button>
  )
}

export function Shop({ lines, children }: { lines: LineItem[]; children?: ReactNode }) {
  const [record, setRecord] = useState<ConsentRecord | null>(null)
  return (
    <ProtectionProvider client={client} cart={adapter} locale="de-DE" onEvent={tell}>
      <ProtectionOptIn product={phone} onPlanChange={(_plan, consent) => setRecord(consent)} className="opt-in" />
      <AddToCart product={phone} />
      {lines
        .filter((line) => !isPlanLineItem(line))
        .map((line) => (
          <CartProtectionRow key={line.id} lineItem={line} product={phone} />
        ))}
      {record?.locale}
      {createElement(ProtectionDevtools)}
      {children}
    </ProtectionProvider>
  )
}

const sandboxOptions: SandboxOptions = { secretKeys: ['sk_test_example'] }
const sandbox = createSandbox(sandboxOptions)
const proxy: ProtectionProxy = createProtectionProxy({
  secretKey: 'sk_test_example',
  fetch: sandbox.fetch,
  onEvent: (event: ProxyEvent) => void event.type,
})

export async function start(): Promise<string> {
  createServer(toNodeHandler(proxy)).listen(3000)
  const plans: PrefetchedPlans = await prefetchPlans({ proxy, request: { headers: new Headers() }, products: [phone] })
  const { url } = await serve({ sandbox, port: 0 })
  return `${url} ${plans.setCookie}`
}

export const openOutbox = createOutbox
export const codes: readonly OrderErrorCode[] = Object.keys(orderErrors) as OrderErrorCode[]

// @ts-expect-error A price is an amount in the smallest unit and a currency: a number is refused.
export const wrong: Product = { ...phone, price: 12 }
