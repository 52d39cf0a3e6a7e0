import { act, render, waitFor } from '@testing-library/react'
import type { ReactElement } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createProtectionClient, type Product } from '@hakuna-kit/core'
import { createMemoryCart } from '@hakuna-kit/test/createMemoryCart'
import { entryOf } from '@hakuna-kit/test/catalogue'
import { headphonesPlan, lineOf, phone, phoneCase, tablet } from '@hakuna-kit/test/products'
import { createStack as createReactStack } from '@hakuna-kit/test/react/createStack'
import { createStack, type StackOptions } from '@hakuna-kit/test/server/createStack'
import { CartProtectionRow } from '../cart/row/CartProtectionRow.js'
import { ProtectionOptIn } from '../opt-in/ProtectionOptIn.js'
import { ProtectionProvider } from '../ProtectionProvider.js'

const spies = (['info', 'warn', 'error'] as const).map((method) => vi.spyOn(console, method))
for (const spy of spies) spy.mockImplementation(() => {})
afterEach(() => spies.forEach((spy) => spy.mockClear()))
/** Lines of the browser. The proxy runs in the same process and has lines of its own. */
const lines = () =>
  spies
    .flatMap((spy) => spy.mock.calls.map(([words]) => String(words)))
    .filter((line) => !line.startsWith('Hakuna Kit (server)'))

/** Waits until every opt-in has its answer, so that all lines that would be too many are written. */
async function noMore() {
  await waitFor(() => expect(document.querySelector('[data-state=loading]')).toBeNull())
  await act(async () => {})
}

/** Renders over the whole stack, twice the opt-in of each product, and waits for the first line. */
async function show(products: Product[], options: StackOptions = {}) {
  const { client } = createStack(options)
  render(
    <ProtectionProvider client={client} locale="de-DE">
      {[...products, ...products].map((product, index) => (
        <ProtectionOptIn key={index} product={product} />
      ))}
    </ProtectionProvider>,
  )
  await waitFor(() => expect(lines()).not.toEqual([]))
  await noMore()
  return lines()
}

const books = { ...tablet, category: 'books' }
const { category: _category, ...withoutCategory } = tablet

describe('a product without plans', () => {
  it.each<[string, Product, StackOptions, RegExp]>([
    [
      'names its category and those that the sandbox knows',
      books,
      {},
      /product prd-tablet \(category "books"\) has no plans.*: smartphones, tablets, .*televisions\. Give the product one/,
    ],
    [
      'names the other data where the category is right',
      { ...tablet, price: { amount: 1, currency: 'eur' } },
      {},
      /\(category "tablets"\).*has plans for this category: compare brand, price and currency/,
    ],
    [
      'says that it has no category, and where to give it',
      withoutCategory,
      {},
      /\(no category\).*give the product a `category`.*`product` to <CartProtectionRow>.*option `products`.*: smartphones/,
    ],
    [
      "says where the data came from if it is the proxy's",
      tablet,
      { proxy: { products: (ids) => ids.map((id) => ({ ...books, id, category: 'hulls' })) } },
      /\(category "hulls"\).*: smartphones.*came from the option `products` of the proxy: change it there/,
    ],
    [
      'names no categories where the insurer does not',
      books,
      { sandbox: { catalogue: [entryOf('other', {})] } },
      /\(category "books"\) has no plans.*Compare id, category, brand, price and currency with what was agreed/,
    ],
    [
      'says so where the shop does not know it',
      tablet,
      { proxy: { products: () => [] } },
      /no plans: the option `products` of the proxy returned nothing for this id/,
    ],
    [
      'says so where its currency is not sold',
      tablet,
      { proxy: { currencies: ['chf'] } },
      /currency "eur" is not in the proxy's option `currencies`/,
    ],
    [
      'says so where its data was refused',
      withoutCategory,
      { sandbox: { faults: [{ status: 400 }] } },
      /data was refused\. It needs an id.*a category.*give the product a `category`/,
    ],
  ])('%s, in one line', async (_, product, options, expected) => {
    expect(await show([product], options)).toEqual([expect.stringMatching(expected)])
  })

  it('gets a line for each product', async () => {
    expect(await show([phoneCase, books])).toHaveLength(2)
  })

  it('gets one whose plans may not be shown', async () => {
    // The proxy and our client leave such plans out, so it takes a client of the shop's own.
    const plan = { ...headphonesPlan, insuranceDetailsUrl: 'http://hellohakuna.com' }
    const client = { ...createStack().client, lookUpPlans: async () => [{ productId: phone.id, plans: [plan] }] }
    render(
      <ProtectionProvider client={client} locale="de-DE">
        <ProtectionOptIn product={phone} />
      </ProtectionProvider>,
    )
    await waitFor(() => expect(lines()).toEqual([expect.stringMatching(/lacks a title, a price or an https link/)]))
  })

  it('gets one in the cart, where its line has no category', async () => {
    const { Provider } = createReactStack({ cart: createMemoryCart([lineOf(tablet)]) })
    render(<CartProtectionRow lineItem={lineOf(tablet)} />, { wrapper: Provider })
    const expected = /\(no category\).*In the cart give it to the line item, or pass `product` to <CartProtectionRow>/
    await waitFor(() => expect(lines()).toEqual([expect.stringMatching(expected)]))
  })

  it('gets none where it has plans', async () => {
    const { Provider, requests } = createReactStack()
    const { findAllByRole } = render(<ProtectionOptIn product={tablet} />, { wrapper: Provider })
    await findAllByRole('radio')
    expect(requests).toHaveLength(1)
    expect(lines()).toEqual([])
  })
})

describe('an insurer that cannot be reached', () => {
  it.each<[string, StackOptions['sandbox'], StackOptions['proxy'], RegExp]>([
    [
      'a network error',
      { faults: [{ dropRequest: true }] },
      {},
      /\(unreachable\).*secretKey.*HAKUNA_BASE_URL.*sandbox/,
    ],
    ['a wrong key', { secretKeys: [] }, {}, /\(unauthorized, HTTP 401\)/],
    ["a failure of the shop's own products", {}, { products: () => Promise.reject(new Error('no')) }, /shop_failed/],
  ])('is told once for all products, after %s', async (_, sandbox, proxy, expected) => {
    const told = await show([phone, tablet], { sandbox, proxy: { retry: { tries: 1 }, ...proxy } })
    expect(told).toEqual([expect.stringMatching(expected)])
    expect(told[0]).not.toContain('hellohakuna')
  })
})

describe('a lookup that fails', () => {
  const neverAnswers = () => new Promise<Response>(() => {})
  const renderWith = (fetch: typeof globalThis.fetch, ...products: ReactElement[]) => {
    // The others do answer, however slow the machine is.
    const timeoutMs = fetch === neverAnswers ? 50 : 30_000
    return render(
      <ProtectionProvider client={createProtectionClient({ fetch, timeoutMs })} locale="de-DE">
        {products}
      </ProtectionProvider>,
    )
  }
  const html = (status: number) => async () => new Response('<!doctype html>', { status })
  /** The proxy of a development server at port 3000, as a page at `origin` reaches it. */
  const proxyFor =
    (origin: string, change: (request: Request) => Request = (request) => request) =>
    (input: RequestInfo | URL, init?: RequestInit) => {
      const request = new Request(new URL(String(input), 'http://localhost:3000'), init)
      request.headers.set('origin', origin)
      return createStack().proxy(change(request))
    }
  const own = 'http://localhost:3000'
  const withoutType = (request: Request) => {
    request.headers.delete('content-type')
    return request
  }

  it.each<[string, typeof globalThis.fetch, RegExp]>([
    [
      'the origin of the page',
      proxyFor('http://localhost:5173'),
      /403 cross_origin.*changeOrigin: false.*allowedOrigins: \["http:\/\/localhost/,
    ],
    ['a missing proxy', html(404), /POST \/plans was answered with HTTP 404.*mounted at the client's baseUrl/],
    ['a page in place of the proxy', html(200), /answered with HTTP 200.*mounted at the client's baseUrl/],
    ['a server that does not run', () => Promise.reject(new TypeError('x')), /could not be sent.*allowedOrigins/],
    ['a server that does not answer', neverAnswers, /no answer in time.*timeoutMs/],
    ['a body without content type', proxyFor(own, withoutType), /without "Content-Type: application\/json"/],
    [
      'another base path',
      proxyFor(own, (request) => new Request(request.url.replace('/api', ''), request)),
      /basePath and the client's baseUrl the same/,
    ],
  ])('is told once, after %s', async (_, fetch, expected) => {
    renderWith(fetch, <ProtectionOptIn key="a" product={phone} />, <ProtectionOptIn key="b" product={tablet} />)
    await waitFor(() => expect(lines()).toEqual([expect.stringMatching(expected)]))
    await noMore()
    expect(lines()).toHaveLength(1)
  })

  it('names what is wrong with the product, where it is the product', async () => {
    const product = { ...phone, brand: undefined as never, price: { amount: 12.5, currency: 'EUR' } }
    renderWith(proxyFor(own), <ProtectionOptIn product={product} />, <ProtectionOptIn product={tablet} />)
    await waitFor(() =>
      expect(lines().join()).toMatch(/product prd-iphone14.*brand is no text, price\.amount.*lower-case/),
    )
  })

  it('is not told where the component has left the page', async () => {
    let fail = () => {}
    const lost = () => new Promise<never>((_, reject) => (fail = () => reject(new TypeError('lost'))))
    const { unmount } = renderWith(lost, <ProtectionOptIn product={phone} />)
    await waitFor(() => expect(fail.name).toBe('fail'))
    unmount()
    fail()
    // A lookup that fails later is told.
    renderWith(html(404), <ProtectionOptIn product={tablet} />)
    await waitFor(() => expect(lines()).toEqual([expect.stringMatching(/HTTP 404/)]))
  })
})
