import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, renderHook, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { StrictMode, type ReactNode } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Product } from '@hakuna-kit/core'
import { ProtectionOptIn } from './opt-in/ProtectionOptIn.js'
import { ProtectionProvider } from './ProtectionProvider.js'
import { plansQueryOptions } from './plans/plansQueryOptions.js'
import { createMemoryCart } from '@hakuna-kit/test/createMemoryCart'
import { lineOf, notebook, phone, planLineOf, tablet } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/react/createStack'
import { CartProtectionRow } from './cart/row/CartProtectionRow.js'
import { useCartSync } from './cart/useCartSync.js'
import { usePlans } from './plans/usePlans.js'

const consoleErrors = vi.spyOn(console, 'error').mockImplementation(() => {})
afterEach(() => consoleErrors.mockClear())

describe('ProtectionProvider', () => {
  it('throws where it is nested in another one', () => {
    const { Provider, client } = createStack()
    const nested = () =>
      render(
        <Provider>
          <ProtectionProvider client={client} locale="de-DE" />
        </Provider>,
      )
    expect(nested).toThrow('A <ProtectionProvider> is nested in another one')
  })

  it('is named in the error where it is missing, and so is its cart', () => {
    expect(() => renderHook(() => usePlans(phone))).toThrow('This component or hook needs a <ProtectionProvider>')
    expect(() => render(<ProtectionOptIn product={phone} />)).toThrow('needs a <ProtectionProvider>')
    const { Provider } = createStack()
    expect(() => renderHook(() => useCartSync(), { wrapper: Provider })).toThrow(
      'needs a <ProtectionProvider> with a cart',
    )
  })

  it('has one live region, which is empty, unseen, and read by screen readers when they are idle', () => {
    const { Provider } = createStack()
    const { container, rerender } = render(<p>Produkt</p>, { wrapper: Provider })
    const region = screen.getByRole<HTMLOutputElement>('status')
    expect([...region.attributes].map(({ name }) => name).toSorted()).toEqual(['data-hakuna-kit', 'style'])
    expect(region).toHaveAttribute('data-hakuna-kit', 'live')
    expect(region).toHaveStyle({ position: 'fixed', clipPath: 'inset(50%)' })
    expect([region.localName, region.innerHTML]).toEqual(['output', ''])
    rerender(<p>Warenkorb</p>)
    expect(container.querySelectorAll('output')).toHaveLength(1)
    expect(screen.getByRole('status')).toBe(region)
  })

  it("uses the shop's query client, and makes its own where there is none", async () => {
    const { client } = createStack()
    const shop = new QueryClient()
    const tree = (children: ReactNode) => (
      <ProtectionProvider client={client} locale="de-DE">
        {children}
      </ProtectionProvider>
    )
    const first = render(
      <QueryClientProvider client={shop}>{tree(<ProtectionOptIn product={phone} />)}</QueryClientProvider>,
    )
    await screen.findByRole('checkbox')
    expect(shop.getQueryData(plansQueryOptions({ client, product: phone }).queryKey)?.plans).toHaveLength(1)
    first.unmount()
    render(tree(<ProtectionOptIn product={phone} />))
    expect(await screen.findByRole('checkbox')).toBeInTheDocument()
  })

  it('uses the query client around it, and its own property only where there is none', async () => {
    const { client } = createStack()
    const [around, given] = [new QueryClient(), new QueryClient()]
    const tree = (
      <ProtectionProvider client={client} queryClient={given} locale="de-DE">
        <ProtectionOptIn product={phone} />
      </ProtectionProvider>
    )
    const { unmount } = render(<QueryClientProvider client={around}>{tree}</QueryClientProvider>)
    await screen.findByRole('checkbox')
    expect([around, given].map((queries) => queries.getQueryCache().getAll().length)).toEqual([1, 0])
    unmount()
    render(tree)
    await screen.findByRole('checkbox')
    expect([around, given].map((queries) => queries.getQueryCache().getAll().length)).toEqual([1, 1])
  })

  it('makes one client of its own where the shop gives none, and keeps it', async () => {
    const { proxy } = createStack()
    const calls: string[] = []
    const own = vi.spyOn(globalThis, 'fetch').mockImplementation((path, init) => {
      calls.push(String(path))
      return proxy(new Request(new URL(String(path), 'http://shop.example'), { ...init, signal: null }))
    })
    const tree = (...products: Product[]) => (
      <ProtectionProvider locale="de-DE">
        {products.map((product) => (
          <ProtectionOptIn key={product.id} product={product} name={product.id} />
        ))}
      </ProtectionProvider>
    )
    const view = render(tree(phone))
    await screen.findByRole('checkbox')
    // Each would be another client, and the warning counts them.
    for (let renders = 0; renders < 5; renders++) view.rerender(tree(phone))
    view.rerender(tree(phone, tablet))
    await screen.findAllByRole('radio')
    expect(calls).toEqual(['/api/protection/plans', '/api/protection/plans'])
    expect(consoleErrors).not.toHaveBeenCalled()
    own.mockRestore()
  })

  it('waits for a development server that compiles the proxy when it is called first', async () => {
    const { proxy } = createStack()
    let endCompiling = () => {}
    const compiled = new Promise<void>((resolve) => (endCompiling = resolve))
    const own = vi.spyOn(globalThis, 'fetch').mockImplementation(async (path, init) => {
      await compiled
      init?.signal?.throwIfAborted()
      return proxy(new Request(new URL(String(path), 'http://shop.example'), { ...init, signal: null }))
    })
    vi.useFakeTimers()
    render(
      <ProtectionProvider locale="de-DE">
        <ProtectionOptIn product={phone} />
      </ProtectionProvider>,
    )
    await vi.advanceTimersByTimeAsync(20_000)
    vi.useRealTimers()
    endCompiling()
    expect(await screen.findByRole('checkbox')).not.toBeChecked()
    own.mockRestore()
  })

  it('syncs once in strict mode, and not at all without plan lines', async () => {
    const protectedCart = createStack({ cart: createMemoryCart([lineOf(phone), planLineOf(phone)]) })
    render(
      <StrictMode>
        <protectedCart.Provider />
      </StrictMode>,
    )
    await waitFor(() => expect(protectedCart.events).toHaveLength(1))
    expect(protectedCart.requests.map(({ call }) => call)).toEqual(['POST /cart/report'])
    const cart = createMemoryCart([lineOf(phone)])
    const bare = createStack({ cart })
    render(<bare.Provider />)
    await waitFor(() => expect(cart.reads).toBeGreaterThan(0))
    expect(bare.requests).toEqual([])
    // The first line of a plan is reported, and nothing has been before it.
    await cart.addLineItems([planLineOf(phone)])
    await waitFor(() => expect(bare.events).toHaveLength(1))
    expect(bare.requests.map(({ call }) => call)).toEqual(['POST /cart/report'])
  })

  it('looks each product up once in strict mode, all in one request', async () => {
    const cart = createMemoryCart([lineOf(phone)])
    const stack = createStack({ cart })
    render(
      <StrictMode>
        <stack.Provider>
          <ProtectionOptIn product={phone} name="above" />
          <ProtectionOptIn product={phone} name="below" />
          <ProtectionOptIn product={tablet} name="tablet" />
          <CartProtectionRow lineItem={lineOf(phone)} product={phone} />
        </stack.Provider>
      </StrictMode>,
    )
    await screen.findAllByRole('radio')
    expect(await screen.findAllByRole('checkbox')).toHaveLength(3)
    // A request that is begun now is the second one.
    await stack.client.lookUpPlans([notebook])
    expect(stack.requests).toEqual([
      { call: 'POST /plans', body: { products: [phone, tablet] } },
      { call: 'POST /plans', body: { products: [notebook] } },
    ])
  })

  it('settles each usual edit of the cart in one round trip', async () => {
    const cart = createMemoryCart([lineOf(phone), planLineOf(phone)])
    const stack = createStack({ cart })
    render(<stack.Provider />)
    await waitFor(() => expect(stack.events).toHaveLength(1))
    for (const [from, to] of [
      [1, 2],
      [2, 3],
    ] as const) {
      cart.setQuantity(`line-of-${phone.id}`, to)
      await waitFor(() => expect(stack.events).toHaveLength(to))
      expect(stack.events.at(-1)).toMatchObject({ type: 'sync_settled', changes: [{ from, to }] })
    }
    expect(stack.requests.map(({ call }) => call)).toEqual(Array(3).fill('POST /cart/report'))
  })

  it('keeps working where a callback of the shop throws', async () => {
    const heard = vi.fn<() => void>()
    const onError = (event: ErrorEvent) => {
      event.preventDefault()
      heard()
    }
    const rejected = (error: unknown) => void (error instanceof Error && error.message === 'analytics' && heard())
    window.addEventListener('error', onError)
    const listeners = process.listeners('uncaughtException')
    process.removeAllListeners('uncaughtException').on('uncaughtException', rejected)
    const { Provider } = createStack({
      onEvent: () => {
        throw new Error('analytics')
      },
    })
    render(<ProtectionOptIn product={phone} />, { wrapper: Provider })
    await userEvent.click(await screen.findByRole('checkbox'))
    expect(screen.getByRole('checkbox')).toBeChecked()
    await waitFor(() => expect(heard).toHaveBeenCalled())
    process.removeAllListeners('uncaughtException')
    for (const listener of listeners) process.on('uncaughtException', listener)
    window.removeEventListener('error', onError)
  })
})
