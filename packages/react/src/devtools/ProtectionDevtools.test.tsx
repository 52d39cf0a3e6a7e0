import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import axe from 'axe-core'
import { StrictMode } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { LineItem, Product } from '@hakuna-kit/core'
import { CartProtectionRow } from '../cart/row/CartProtectionRow.js'
import { plansQueryOptions } from '../plans/plansQueryOptions.js'
import { ProtectionOptIn } from '../opt-in/ProtectionOptIn.js'
import { createMemoryCart } from '@hakuna-kit/test/createMemoryCart'
import { lineOf, phone, phoneCase, planLineOf, tablet } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/react/createStack'
import { useAddToCart } from '../cart/useAddToCart.js'
import type { DevtoolsOrderEvent } from './recording/DevtoolsOrderEvent.js'
import { ProtectionDevtools } from './ProtectionDevtools.js'

afterEach(() => {
  vi.restoreAllMocks()
  localStorage.clear()
  document.cookie = 'session=; max-age=0'
})

const hosts = () => document.querySelectorAll('hakuna-kit-devtools')

/** The panel is in a shadow root, which `screen` does not search. */
function panel() {
  const root = hosts()[0]?.shadowRoot?.querySelector<HTMLElement>('.devtools')
  if (!root) throw new Error('There is no panel.')
  return within(root)
}

const timeline = () =>
  [...(hosts()[0]?.shadowRoot?.querySelectorAll('ol > li > :last-child') ?? [])].map((entry) => entry.textContent)

/** Waits until the timeline has these sentences in this order, with or without others between them. */
const expectInOrder = (...sentences: RegExp[]) =>
  waitFor(
    () => {
      let from = 0
      for (const sentence of sentences) {
        const at = timeline().findIndex((text, index) => index >= from && sentence.test(text ?? ''))
        expect(at, `${String(sentence)} in\n${timeline().join('\n')}`).toBeGreaterThanOrEqual(from)
        from = at + 1
      }
    },
    { timeout: 3_000 },
  )

function AddPhone() {
  const addToCart = useAddToCart()
  return <button onClick={() => void addToCart(phone)}>Add</button>
}

describe('ProtectionDevtools', () => {
  it('shows a plan from lookup to sync, in order', async () => {
    const cart = createMemoryCart()
    const { Provider } = createStack({ cart })
    render(
      <Provider>
        <ProtectionOptIn product={phone} />
        <AddPhone />
        <ProtectionDevtools defaultOpen />
      </Provider>,
    )
    await screen.findByRole('checkbox')
    await expectInOrder(/^Plans shown/)
    await expectInOrder(/^The cart was read: no lines\.$/)
    await userEvent.click(screen.getByRole('checkbox'))
    await userEvent.click(screen.getByRole('button', { name: 'Add' }))
    await waitFor(() => expect(panel().getByText('Cart sync: settled')).toBeVisible())
    const { id } = cart.current().lineItems.find(({ productId }) => productId === phone.id) as LineItem
    cart.setQuantity(id, 2)
    await expectInOrder(
      /^1 plan for iPhone 14 in \d+ ms\.$/,
      /^Plans shown \(product\): iPhone 14, /,
      /^The shopper chose .+ for iPhone 14 \(product\)\.$/,
      /^Added 1 × "iPhone 14"; Added 1 × plan "1 Jahr Garantieerweiterung" for prd-iphone14\.$/,
      /^Sync 1, round 1: the cart is reported\.$/,
      /^Sync 1 settled after 1 round, 0 changes in \d+ ms\.$/,
      /^"iPhone 14": 1 → 2\.$/,
      /^Sync 2: "1 Jahr Garantieerweiterung" goes from 1 to 2, because every unit of product prd-iphone14/,
      /^Sync 2, round 1/,
      /^Sync 2 settled after 1 round, 1 change/,
    )
    await expectInOrder(/^The choice of .+ for iPhone 14 ended: it was added to the cart/)
  })

  it('gives the reason for each action of the insurer that is not carried out', async () => {
    const cart = createMemoryCart([lineOf(phone), planLineOf(phone)])
    const reportCart = vi.fn(
      async (line: string) => [{ type: 'update_line_item', lineItemId: line, quantity: 5 }] as const,
    )
    const stack = createStack({ cart })
    const { call } = stack.client
    stack.client.call = (async (path, ...rest) =>
      path === '/cart/report'
        ? { actions: await reportCart(`line-of-${phone.id}`) }
        : call(path, ...rest)) as typeof call
    render(<ProtectionDevtools defaultOpen />, { wrapper: stack.Provider })
    await expectInOrder(
      /^Sync 1: The insurer asked for quantity 5 on line line-of-prd-iphone14\. That line is not a protection plan/,
      /^Sync 1 failed: cart_not_settled/,
    )
    expect(panel().getByText('Cart sync: failed, cart_not_settled')).toBeVisible()
  })

  it('shows why each product has no plans', async () => {
    const { Provider } = createStack()
    render(
      <Provider>
        <ProtectionOptIn product={phoneCase} />
        <ProtectionOptIn product={{ ...tablet, category: undefined }} name="second" />
        <ProtectionOptIn product={tablet} name="third" />
        <ProtectionDevtools defaultOpen />
      </Provider>,
    )
    const products = within(await waitFor(() => panel().getByRole('group', { name: 'Products' })))
    expect(
      await products.findByText(
        /^No plans \(no_match\)\. The insurer has no plan for this product data.* may not send\.$/,
      ),
    ).toBeVisible()
    expect(products.getByText(/^No plans \(no_match\).*The lookup had no category/)).toBeVisible()
    expect(products.getByText('prd-tablet · no category · Lumen · 49900 eur')).toBeVisible()
    expect(products.getByText(/^Looked up with different product data/)).toBeVisible()
  })

  it.each([
    ['the insurer is down', { faults: [{ status: 503 }] }, /^No plans \(insurer_unavailable\)/],
    ['no answer is there yet', { delayMs: Infinity }, /^Requested, no answer yet\.$/],
  ])('shows that %s', async (_, options, text) => {
    const { Provider } = createStack(options)
    render(
      <Provider>
        <ProtectionOptIn product={phone} />
        <ProtectionDevtools defaultOpen />
      </Provider>,
    )
    await waitFor(() => expect(panel().getByText(text)).toBeVisible())
  })

  it('shows that the proxy was not reached, with code and status', async () => {
    const stack = createStack()
    vi.spyOn(stack.client, 'lookUpPlans').mockRejectedValue(
      Object.assign(new Error('failed'), { code: 'http_error', status: 404 }),
    )
    render(
      <stack.Provider>
        <ProtectionOptIn product={phone} />
        <ProtectionDevtools defaultOpen />
      </stack.Provider>,
    )
    await waitFor(() =>
      expect(panel().getByText(/^No plans \(request_failed\).*\(http_error, HTTP 404\)$/)).toBeVisible(),
    )
    await expectInOrder(/^The lookup for iPhone 14 failed: http_error, HTTP 404 in \d+ ms\.$/)
  })

  it('shows lookups from before it was rendered, once each', async () => {
    const stack = createStack()
    await stack.queryClient.fetchQuery(plansQueryOptions({ client: stack.client, product: phone }))
    render(
      <StrictMode>
        <stack.Provider>
          <ProtectionDevtools defaultOpen />
        </stack.Provider>
      </StrictMode>,
    )
    await expectInOrder(/^1 plan for iPhone 14\.$/)
    expect(timeline()).toHaveLength(1)
    expect(hosts()).toHaveLength(1)
    expect(stack.requests).toHaveLength(1)
  })

  it('shows what the cart refused in a row', async () => {
    const cart = createMemoryCart([lineOf(phone)])
    const { Provider } = createStack({ cart })
    render(
      <Provider>
        <CartProtectionRow lineItem={{ ...lineOf(phone) }} product={phone} />
        <ProtectionDevtools defaultOpen />
      </Provider>,
    )
    const box = await screen.findByRole('checkbox')
    cart.failWith('locked')
    await userEvent.click(box)
    await expectInOrder(
      /^The shopper chose .+ for iPhone 14 \(cart\)\.$/,
      /^The shop's cart did not add the plan for iPhone 14: locked\.$/,
    )
  })

  it("shows the insurer's plan connections, and whether the cart's lines suggest the same", async () => {
    const cart = createMemoryCart([lineOf(phone), planLineOf(phone)])
    const { Provider } = createStack({ cart })
    render(
      <Provider>
        <CartProtectionRow lineItem={{ ...lineOf(phone) }} product={phone} />
        <ProtectionDevtools defaultOpen />
      </Provider>,
    )
    await expectInOrder(/^The insurer has 1 plan connection in \d+ ms, as the cart's lines suggest\.$/)
  })

  it('shows that the insurer did not answer for the cart', async () => {
    const cart = createMemoryCart([lineOf(phone), planLineOf(phone)])
    const { Provider } = createStack({ cart, faults: [{ path: '/plan_connections', status: 503 }] })
    const [lineItem] = cart.current().lineItems
    render(
      <Provider>
        <CartProtectionRow lineItem={lineItem!} product={phone} />
        <ProtectionDevtools defaultOpen />
      </Provider>,
    )
    await expectInOrder(/^The plan connections could not be read: .*The rows use the cart's lines\.$/)
  })

  it('shows that a sync failed which changed nothing', async () => {
    const cart = createMemoryCart([lineOf(phone), planLineOf(phone)])
    const { Provider } = createStack({ cart, faults: [{ path: '/orders', status: 503 }] })
    render(
      <Provider>
        <ProtectionDevtools defaultOpen />
      </Provider>,
    )
    await waitFor(() => expect(panel().getByText(/^Cart sync: failed/)).toBeVisible())
  })

  it("sorts the shop's order events by time, and shows new ones", async () => {
    const { Provider } = createStack()
    const placed: DevtoolsOrderEvent = {
      type: 'order_placed',
      orderId: 'o-1',
      at: '2999-01-01T10:00:00Z',
      delivery: 'delivered',
      attempts: 1,
      items: [{ productId: phone.id, quantity: 1 }],
    }
    const shipped: DevtoolsOrderEvent = {
      type: 'order_fulfillment_added',
      orderId: 'o-1',
      at: '2999-01-02T10:00:00Z',
      delivery: 'dead',
      attempts: 80,
      failure: 'rejected',
    }
    const page = (orderEvents: DevtoolsOrderEvent[]) => (
      <Provider>
        <ProtectionOptIn product={phone} />
        <ProtectionDevtools defaultOpen orderEvents={orderEvents} />
      </Provider>
    )
    const { rerender } = render(page([placed]))
    await expectInOrder(/^1 plan for iPhone 14/, /^order_placed, o-1, 1 × iPhone 14, delivered \(1 attempt\)\.$/)
    rerender(page([shipped, placed, { ...shipped, at: 'soon' }]))
    await expectInOrder(/^order_placed/, /^order_fulfillment_added, o-1, dead \(80 attempts\), rejected\.$/)
    const times = [...(hosts()[0]?.shadowRoot?.querySelectorAll('time') ?? [])].map((time) => time.textContent)
    expect(times[0]).toBe('no time')
    expect(times[1]).toMatch(/^\d\d:\d\d:\d\d\.\d{3}$/)
    expect(times.at(-1)).toMatch(/^2999-01-02 \d\d:\d\d:\d\d$/)
  })

  it('shows that a choice was kept for a variant, and not as a choice of the shopper', async () => {
    const { Provider } = createStack()
    const page = (product: Product) => (
      <Provider>
        <ProtectionOptIn product={product} variantOf="tablets" />
        <ProtectionDevtools defaultOpen />
      </Provider>
    )
    const { rerender } = render(page(tablet))
    await userEvent.click((await screen.findAllByRole('radio'))[0] as HTMLElement)
    await expectInOrder(/^The shopper chose .+ for Tab 11 \(product\)\.$/)
    rerender(page({ ...tablet, id: 'prd-tablet-blue', title: 'Tab 11 blue' }))
    await expectInOrder(/^The choice was kept: .+ for Tab 11 blue\.$/)
    expect(timeline().filter((text) => text?.startsWith('The shopper chose'))).toHaveLength(1)
    expect(timeline().filter((text) => text?.startsWith('The choice was kept'))).toHaveLength(1)
  })

  it('chooses, adds and reports nothing, whichever button is pressed', async () => {
    const cart = createMemoryCart([lineOf(phone)])
    const { Provider, requests } = createStack({ cart })
    render(
      <Provider>
        <ProtectionOptIn product={phone} />
        <ProtectionDevtools defaultOpen />
      </Provider>,
    )
    const box = await screen.findByRole('checkbox')
    await expectInOrder(/^The cart was read/)
    const buttons = panel().getAllByRole('button')
    expect(buttons).toHaveLength(12)
    for (const button of buttons.reverse()) await userEvent.click(button)
    expect(box).not.toBeChecked()
    expect(cart.writes).toEqual([])
    expect(requests.map(({ call }) => call)).toEqual(['POST /plans'])
  })

  it('filters the timeline by product and by stage', async () => {
    const { Provider } = createStack()
    render(
      <Provider>
        <ProtectionOptIn product={phone} />
        <ProtectionOptIn product={phoneCase} name="second" />
        <ProtectionDevtools defaultOpen />
      </Provider>,
    )
    await expectInOrder(/^Plans shown \(product\): iPhone 14/)
    await expectInOrder(/^No plans \(product\): Silikon Case/)
    expect(panel().getByText('Plans: pl-prd-hakuna.')).toBeVisible()
    expect(panel().getByRole('status')).toBeEmptyDOMElement()
    const pressed = () =>
      panel()
        .getAllByRole('button', { pressed: true })
        .map(({ textContent }) => textContent)
    expect(pressed()).toEqual([
      'Lookup 4',
      'Selection 0',
      'Cart lines 0',
      'Cart sync 0',
      'Order events 0',
      'All products',
    ])
    await userEvent.click(panel().getByRole('button', { name: 'Silikon Case iPhone 14' }))
    expect(pressed().at(-1)).toBe('Silikon Case iPhone 14')
    expect(timeline().some((text) => text?.startsWith('Plans shown'))).toBe(false)
    await expectInOrder(/^No plans \(product\): Silikon Case/)
    const lookup = panel().getByRole('button', { name: 'Lookup 2' })
    await userEvent.click(lookup)
    expect(lookup).toHaveAttribute('aria-pressed', 'false')
    expect(timeline()).toEqual([])
    await userEvent.click(lookup)
    await userEvent.click(panel().getByRole('button', { name: 'Clear timeline' }))
    await waitFor(() => expect(timeline()).toEqual([]))
    expect(panel().getByRole('button', { name: 'iPhone 14' })).toBeVisible()
  })

  it('scrolls the timeline to new entries while its end is visible', async () => {
    const { Provider } = createStack()
    const page = (orderEvents: DevtoolsOrderEvent[]) => (
      <Provider>
        <ProtectionDevtools defaultOpen orderEvents={orderEvents} />
      </Provider>
    )
    const placed = { type: 'order_placed', orderId: 'o-1', at: '2999-01-01T10:00:00Z' }
    const { rerender } = render(page([]))
    const region = panel().getByRole('region', { name: 'Timeline' })
    Object.defineProperty(region, 'scrollHeight', { value: 500 })
    rerender(page([placed]))
    await expectInOrder(/^order_placed/)
    expect(region.scrollTop).toBe(500)
    region.scrollTop = 100
    fireEvent.scroll(region)
    rerender(page([placed, { ...placed, at: '2999-01-02T10:00:00Z' }]))
    await expectInOrder(/^order_placed/, /^order_placed/)
    expect(region.scrollTop).toBe(100)
  })

  it('copies a report without keys, personal data and cookies', async () => {
    const secret = 'sk_live_jane'
    document.cookie = `session=${secret}`
    localStorage.setItem('customer', secret)
    const cart = createMemoryCart(
      [
        {
          ...lineOf(phone),
          id: `line?cart=${secret}`,
          title: `Phone of ${secret}`,
          customProperties: { engraving: secret },
        },
        { ...planLineOf(phone), id: `plan?cart=${secret}` },
      ],
      { id: secret },
    )
    const placed = { type: 'order_placed', orderId: secret, at: '2999-01-01T10:00:00Z', customer: { email: secret } }
    const { Provider } = createStack({ cart })
    const user = userEvent.setup()
    render(
      <Provider>
        <ProtectionOptIn product={{ ...phone, title: `Phone of ${secret}` }} />
        <ProtectionDevtools defaultOpen orderEvents={[placed]} />
      </Provider>,
    )
    await expectInOrder(/^Plans shown/)
    await expectInOrder(/^Sync 1 settled/)
    await user.click(panel().getByRole('button', { name: 'Copy report' }))
    await waitFor(() => expect(panel().getByRole('status')).toHaveTextContent('Report copied.'))
    const text = await navigator.clipboard.readText()
    expect(text).not.toContain(secret)
    expect(text).not.toContain('sk_')
    expect(JSON.parse(text)).toMatchObject({
      cart: { lines: [{ lineItemId: 'line-1' }, { lineItemId: 'line-2', protects: phone.id }] },
      questions: [{ product: { id: phone.id }, outcome: { type: 'available', planIds: ['pl-prd-hakuna'] } }],
      sync: { status: 'settled', rounds: 1 },
    })
  })

  it('shows a message when copying is not allowed, and saves a file', async () => {
    const { Provider } = createStack()
    const user = userEvent.setup()
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'))
    const saved: string[] = []
    let file = new Blob()
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => ((file = blob as Blob), 'blob:report'))
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(this.download)
    })
    render(<ProtectionDevtools defaultOpen />, { wrapper: Provider })
    await user.click(panel().getByRole('button', { name: 'Copy report' }))
    await waitFor(() => expect(panel().getByRole('status')).toHaveTextContent('Save the report instead.'))
    await user.click(panel().getByRole('button', { name: 'Save report' }))
    expect(panel().getByRole('status')).toHaveTextContent('Report saved.')
    expect(saved).toEqual([expect.stringMatching(/^hakuna-kit-report-[\dTZ-]+\.json$/)])
    expect(JSON.parse(await file.text())).toMatchObject({ format: 'hakuna-kit-support-report' })
  })

  it('is closed at first, opens and closes by keyboard, and returns the focus', async () => {
    const { Provider } = createStack()
    const onKeyDown = vi.fn()
    document.addEventListener('keydown', onKeyDown)
    render(<ProtectionDevtools />, { wrapper: Provider })
    const button = panel().getByRole('button', { name: 'Protection devtools' })
    expect(button).toHaveAttribute('aria-expanded', 'false')
    expect(panel().queryByRole('region')).toBeNull()
    button.focus()
    await userEvent.keyboard('{Enter}')
    expect(panel().getByRole('region', { name: 'Protection devtools' })).toBeVisible()
    panel().getByRole('button', { name: 'Clear timeline' }).focus()
    await userEvent.keyboard('{Escape}')
    expect(panel().queryByRole('region')).toBeNull()
    expect(hosts()[0]?.shadowRoot?.activeElement).toBe(button)
    expect(onKeyDown).not.toHaveBeenCalled()
    document.removeEventListener('keydown', onKeyDown)
  })

  it('renders nothing in its place, and removes everything when it is unmounted', async () => {
    const { Provider } = createStack()
    const { container, unmount } = render(
      <main>
        <Provider>
          <ProtectionDevtools defaultOpen />
        </Provider>
      </main>,
    )
    const styles = document.head.querySelectorAll('style, link').length
    // The live region is the provider's own.
    expect(container.querySelector('main')?.children).toHaveLength(1)
    expect(hosts()[0]?.parentElement).toBe(document.body)
    expect((hosts()[0] as HTMLElement).style.display).toBe('contents')
    unmount()
    expect(hosts()).toHaveLength(0)
    expect(document.head.querySelectorAll('style, link')).toHaveLength(styles)
    expect(localStorage).toHaveLength(0)
    expect(sessionStorage).toHaveLength(0)
    expect(document.cookie).toBe('')
  })

  it('does not affect the shop when the panel fails: no error event, and the opt-in works', async () => {
    const { Provider } = createStack()
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const onError = vi.fn((event: Event) => event.preventDefault())
    addEventListener('error', onError)
    const page = (orderEvents: unknown[]) => (
      <Provider>
        <ProtectionOptIn product={phone} />
        <ProtectionDevtools defaultOpen orderEvents={orderEvents as DevtoolsOrderEvent[]} />
      </Provider>
    )
    const { rerender } = render(page([]))
    await screen.findByRole('checkbox')
    rerender(page([null]))
    await waitFor(() => expect(panel().getByText(/^The protection devtools failed/)).toBeVisible())
    await userEvent.click(screen.getByRole('checkbox'))
    expect(screen.getByRole('checkbox')).toBeChecked()
    expect(onError).not.toHaveBeenCalled()
    removeEventListener('error', onError)
  })

  it('throws outside of a provider', () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    expect(() => render(<ProtectionDevtools />)).toThrow('needs a <ProtectionProvider>')
  })

  it('has no axe violation, open or closed', async () => {
    const { Provider } = createStack({ cart: createMemoryCart([lineOf(phone), planLineOf(phone)]) })
    render(
      <Provider>
        <ProtectionOptIn product={phone} />
        <ProtectionDevtools />
      </Provider>,
    )
    expect((await axe.run(document.body)).violations.filter(({ id }) => id !== 'region')).toEqual([])
    await userEvent.click(panel().getByRole('button', { name: 'Protection devtools' }))
    await userEvent.click(panel().getByRole('button', { name: 'Show report' }))
    await expectInOrder(/settled/)
    expect((await axe.run(document.body)).violations.filter(({ id }) => id !== 'region')).toEqual([])
  }, 20_000)
})
