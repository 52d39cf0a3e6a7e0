import { HydrationBoundary, QueryClientProvider, type DehydratedState } from '@tanstack/react-query'
import { act, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { StrictMode, Suspense, type ReactNode } from 'react'
import { hydrateRoot, type Root } from 'react-dom/client'
import * as server from 'react-dom/server'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CartProtectionRow } from './cart/row/CartProtectionRow.js'
import { prefetchPlans } from './plans/prefetchPlans.js'
import { ProtectionOptIn } from './opt-in/ProtectionOptIn.js'
import { createMemoryCart } from '@hakuna-kit/test/createMemoryCart'
import { lineOf, notebook, phone, planLineOf, tablet } from '@hakuna-kit/test/products'
import { createStack, type Stack } from '@hakuna-kit/test/react/createStack'

const products = [phone, tablet]
// In this test server and browser render in one process, which React warns about.
const isArtefact = /multiple renderers concurrently rendering the same context provider/
const consoleErrors = vi.spyOn(console, 'error').mockImplementation(() => {})
const warnings = vi.spyOn(console, 'warn').mockImplementation(() => {})
const container = document.createElement('div')
let root: Root | undefined

beforeEach(() => {
  document.body.append(container)
  consoleErrors.mockClear()
  warnings.mockClear()
})
afterEach(async () => {
  await act(() => root?.unmount())
  container.remove()
})

const prefetch = async (stack: Stack, asked = products) => {
  const headers = new Headers({ host: 'shop.example', cookie: 'a=b' })
  return (await prefetchPlans({ proxy: stack.proxy, request: { headers }, products: asked })).state
}

/** A product page as a framework renders it: with the shop's query client and the dehydrated answer. */
function Page({ stack, state, children }: { stack: Stack; state?: DehydratedState; children: ReactNode }) {
  return (
    <StrictMode>
      <QueryClientProvider client={stack.queryClient}>
        <HydrationBoundary state={state}>
          <form aria-label="Kaufen">
            <stack.Provider>{children}</stack.Provider>
          </form>
        </HydrationBoundary>
      </QueryClientProvider>
    </StrictMode>
  )
}

const optIns = (
  <>
    <ProtectionOptIn product={phone} />
    <ProtectionOptIn product={tablet} name="tablet" />
  </>
)

async function stream(page: ReactNode): Promise<string> {
  if (!server.renderToReadableStream) throw new Error('This build of react-dom/server cannot stream to web streams.')
  const readable = await server.renderToReadableStream(page)
  await readable.allReady
  const html = await new Response(readable).text()
  // In this test server and browser share React's contexts. A stream leaves them set; the next one resets them.
  await server.renderToReadableStream(<p />)
  return html
}

describe('on the server', () => {
  it('renders the whole opt-in from a prefetched answer, with one request for all products', async () => {
    const stack = createStack()
    const state = await prefetch(stack)
    const html = server.renderToString(
      <Page stack={createStack()} state={state}>
        {optIns}
      </Page>,
    )
    expect(html).toContain('1 Jahr Garantieerweiterung')
    expect(html).toContain('12,00\u00a0€')
    expect(html).toContain('href="https://hellohakuna.com/plan-details"')
    expect(html).not.toContain('checked')
    expect(stack.sandbox.inspect().messages.map(({ path }) => path)).toEqual(['/plans', '/plans'])
  })

  it('submits the plan item in a form without JavaScript, and nothing unless the shopper ticks it', async () => {
    const state = await prefetch(createStack())
    container.innerHTML = server.renderToString(
      <Page stack={createStack()} state={state}>
        {optIns}
      </Page>,
    )
    const form = screen.getByRole<HTMLFormElement>('form')
    expect([...new FormData(form)]).toEqual([])
    screen.getByRole('checkbox').click()
    screen.getByRole('radio', { name: /2 Jahre/ }).click()
    expect([...new FormData(form)]).toEqual([
      ['merchant_product_id', 'pl-prd-hakuna'],
      ['tablet', 'pl-tablets-2y'],
    ])
    screen.getByRole('radio', { name: 'Kein Schutz' }).click()
    expect(new FormData(form).get('tablet')).toBe('')
  })

  it('reserves the space where nothing was prefetched, and sends no request', () => {
    const stack = createStack()
    const html = server.renderToString(<Page stack={stack}>{optIns}</Page>)
    expect(html).toContain('data-state="loading"')
    expect(stack.requests).toEqual([])
  })

  it('does not read the cart', () => {
    const cart = createMemoryCart([lineOf(phone), planLineOf(phone)])
    const html = server.renderToString(
      <Page stack={createStack({ cart })}>
        <CartProtectionRow lineItem={lineOf(phone)} />
      </Page>,
    )
    expect(html).toContain('data-state="loading"')
    expect(cart.reads).toBe(0)
  })
})

describe('in the browser', () => {
  const expectNoComplaint = () => {
    expect(consoleErrors.mock.calls.filter(([text]) => !isArtefact.test(String(text)))).toEqual([])
    expect(warnings.mock.calls).toEqual([])
  }

  async function hydrate(page: ReactNode, html: string) {
    container.innerHTML = html
    const { firstElementChild } = container
    await act(async () => {
      root = hydrateRoot(container, page, { onRecoverableError: (error) => console.error('recovered', error) })
    })
    expect(container.firstElementChild).toBe(firstElementChild)
  }

  /** The requests of the page: one that is begun now comes after them, or joins one that has not left yet. */
  async function requestsOf(stack: Stack) {
    await act(() => stack.client.lookUpPlans([notebook]))
    expect(stack.requests.pop()).toEqual({ call: 'POST /plans', body: { products: [notebook] } })
    return stack.requests.map(({ call }) => call)
  }

  it('hydrates in strict mode without a warning and without a second request', async () => {
    const state = await prefetch(createStack())
    const html = server.renderToString(
      <Page stack={createStack()} state={state}>
        {optIns}
      </Page>,
    )
    const stack = createStack()
    await hydrate(
      <Page stack={stack} state={state}>
        {optIns}
      </Page>,
      html,
    )
    expect(await requestsOf(stack)).toEqual([])
    await userEvent.click(screen.getByRole('checkbox'))
    expect(screen.getByRole('checkbox')).toBeChecked()
    expectNoComplaint()
  })

  it('hydrates a streamed page', async () => {
    const state = await prefetch(createStack())
    const page = (stack: Stack) => (
      <Page stack={stack} state={state}>
        <Suspense fallback={<p>…</p>}>{optIns}</Suspense>
      </Page>
    )
    const html = await stream(page(createStack()))
    expect(html).toContain('1 Jahr Garantieerweiterung')
    const stack = createStack()
    await hydrate(page(stack), html)
    expect(await requestsOf(stack)).toEqual([])
    expectNoComplaint()
  })

  it('hydrates a cart page: rows come with the cart, one request for all plans', async () => {
    const cart = createMemoryCart([lineOf(phone), lineOf(tablet)])
    const page = (stack: Stack) => (
      <Page stack={stack}>
        <CartProtectionRow lineItem={lineOf(phone)} product={phone} />
        <CartProtectionRow lineItem={lineOf(tablet)} product={tablet} />
      </Page>
    )
    const html = server.renderToString(page(createStack({ cart: createMemoryCart() })))
    const stack = createStack({ cart })
    await hydrate(page(stack), html)
    await waitFor(() => expect(screen.getAllByRole('radio')).toHaveLength(3))
    expect(await requestsOf(stack)).toEqual(['POST /plans'])
    expectNoComplaint()
  })

  it('keeps a tick that the shopper made before the page was hydrated', async () => {
    const state = await prefetch(createStack())
    container.innerHTML = server.renderToString(
      <Page stack={createStack()} state={state}>
        {optIns}
      </Page>,
    )
    const box = screen.getByRole<HTMLInputElement>('checkbox')
    box.click()
    const stack = createStack()
    await act(async () => {
      root = hydrateRoot(
        container,
        <Page stack={stack} state={state}>
          {optIns}
        </Page>,
      )
    })
    await waitFor(() => expect(stack.events.map(({ type }) => type)).toContain('plan_selected'))
    expect(screen.getByRole('checkbox')).toBeChecked()
    expectNoComplaint()
  })
})

describe('an element of the shop that fails on the server', () => {
  const Failing = () => {
    throw new TypeError('of the shop')
  }
  const page = (stack: Stack, state: DehydratedState) => (
    <Page stack={stack} state={state}>
      <h1>Produkt</h1>
      <Suspense fallback={null}>
        <ProtectionOptIn product={phone} slots={{ title: { as: Failing } }} />
      </Suspense>
    </Page>
  )

  it('is left out by a Suspense boundary of the shop, and in the browser by ours', async () => {
    const state = await prefetch(createStack())
    container.innerHTML = server.renderToString(page(createStack(), state))
    expect(screen.getByRole('heading', { name: 'Produkt' })).toBeInTheDocument()
    const stack = createStack()
    await act(async () => {
      root = hydrateRoot(container, page(stack, state), { onRecoverableError: () => {} })
    })
    await waitFor(() => expect(stack.events).toHaveLength(1))
    expect(screen.getByRole('heading', { name: 'Produkt' })).toBeInTheDocument()
    expect(container.querySelector('fieldset')).toBeNull()
    expect(stack.events).toEqual([{ type: 'component_failed', component: 'ProtectionOptIn', error: 'TypeError' }])
  })
})

describe('data of another shape on the server', () => {
  it('is left out, so that the page is rendered', async () => {
    const state = await prefetch(createStack())
    for (const { state: query } of state.queries) {
      const { plans } = query.data as { plans: unknown[] }
      plans.unshift({ ...(plans[0] as object), title: null })
    }
    const html = server.renderToString(
      <Page stack={createStack({ locale: 'de_DE' })} state={state}>
        {optIns}
      </Page>,
    )
    expect(html).toContain('2 Jahre Rundumschutz')
  })
})
