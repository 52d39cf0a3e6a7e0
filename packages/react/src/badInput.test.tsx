import { act, render, renderHook, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterAll, describe, expect, it, vi } from 'vitest'
import type { Plan, PlanLookup, ProtectionClient } from '@hakuna-kit/core'
import { CartProtectionRow } from './cart/row/CartProtectionRow.js'
import { useCartProtection } from './cart/row/useCartProtection.js'
import { presentPlan } from './plans/presentPlan.js'
import { ProtectionOptIn } from './opt-in/ProtectionOptIn.js'
import { useProtectionOptIn } from './opt-in/useProtectionOptIn.js'
import { ProtectionProvider } from './ProtectionProvider.js'
import { createMemoryCart } from '@hakuna-kit/test/createMemoryCart'
import { lineOf, phone, planLineOf, tablet } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/react/createStack'

const good: Plan = {
  id: 'p',
  merchantProductId: 'pl-1',
  productReference: phone.id,
  price: { amount: 1200, currency: 'eur' },
  title: { de: 'Rundumschutz' },
  insuranceDetailsUrl: 'https://hellohakuna.com/plan-details',
}
const withoutPrice = { ...good, price: undefined } as unknown as Plan

const consoleErrors = vi.spyOn(console, 'error').mockImplementation(() => {})
afterAll(() => consoleErrors.mockRestore())

/** A shop with a client of its own that does not check its answers, so the component must. */
function renderPlans(plans: Plan[]) {
  const stack = createStack()
  const client: ProtectionClient = {
    ...stack.client,
    lookUpPlans: async (products) => products.map(({ id }) => ({ productId: id, plans })),
  }
  const onEvent = vi.fn<(event: object) => void>()
  const view = render(
    <ProtectionProvider client={client} locale="de-DE" onEvent={onEvent}>
      <ProtectionOptIn product={phone} />
    </ProtectionProvider>,
  )
  return { ...view, onEvent }
}

describe('a plan that cannot lawfully be shown', () => {
  it.each([
    ['no title in any language', { ...good, title: {} }],
    ['empty titles', { ...good, title: { de: '', en: '' } }],
    ['no price', withoutPrice],
    ['a fraction of a cent', { ...good, price: { amount: 12.5, currency: 'eur' } }],
    ['a link that is a script', { ...good, insuranceDetailsUrl: 'javascript:alert(1)' }],
    ['a link in disguise', { ...good, insuranceDetailsUrl: ' javascript:alert(1)//https://x.example' }],
    ['a data link', { ...good, insuranceDetailsUrl: 'data:text/html,<script>alert(1)</script>' }],
    ['a link without https', { ...good, insuranceDetailsUrl: 'http://hellohakuna.com/' }],
    ['a relative link', { ...good, insuranceDetailsUrl: '/plan-details' }],
    ['no link', { ...good, insuranceDetailsUrl: '' }],
  ])('%s: is not shown, and `onEvent` gets the reason', async (_, plan) => {
    expect(presentPlan(plan, 'de-DE')).toBeNull()
    const { container, onEvent } = renderPlans([plan])
    await waitFor(() =>
      expect(onEvent).toHaveBeenCalledWith(expect.objectContaining({ type: 'no_plans', reason: 'unusable_plan' })),
    )
    expect(container.querySelector('a, input, fieldset')).toBeNull()
  })

  it('does not hide the other plans', async () => {
    renderPlans([{ ...good, id: 'bad', title: {} }, good])
    expect(await screen.findByRole('checkbox', { name: /Rundumschutz/ })).toBeInTheDocument()
  })
})

describe('an answer that is no answer', () => {
  const anything = (value: unknown) => value as PlanLookup[]

  /** An opt-in with the shop's own markup: nothing but the hook stands between a bad answer and the page. */
  function renderOwnOptIn(answer: PlanLookup[]) {
    const stack = createStack({ locale: 'de-DE' })
    stack.client.lookUpPlans = async () => answer
    const { result } = renderHook(() => useProtectionOptIn({ product: phone }), { wrapper: stack.Provider })
    return { result, stack }
  }

  it.each([
    ['nothing', anything(undefined)],
    ['no lookup', []],
    ['a lookup without plans', anything([{ productId: phone.id }])],
    ['plans that are no list', anything([{ productId: phone.id, plans: { 0: good } }])],
  ])('%s: is a failed request', async (_, answer) => {
    const { result, stack } = renderOwnOptIn(answer)
    await waitFor(() => expect(result.current.status).toBe('error'))
    await waitFor(() => expect(stack.events).toMatchObject([{ type: 'no_plans', reason: 'request_failed' }]))
  })

  it.each([
    ['null', null],
    ['text', 'plan'],
    ['a plan without titles', { ...good, title: undefined }],
    ['a plan without a link', { ...good, insuranceDetailsUrl: undefined }],
    ['an impossible term', { ...good, termMonths: Symbol('month') }],
  ])('%s instead of a plan: is left out, and the other plans are shown', async (_, plan) => {
    const { result } = renderOwnOptIn(anything([{ productId: phone.id, plans: [plan, good] }]))
    await waitFor(() => expect(result.current.plans.map(({ title }) => title)).toEqual(['Rundumschutz']))
  })
})

describe('a locale that Intl does not take', () => {
  it.each([
    ['de_DE', '2 Jahre Rundumschutz'],
    ['german!', '2 years of all-round protection'],
  ])('%s: shows "%s"', async (locale, title) => {
    const { Provider, events } = createStack({ locale })
    render(<ProtectionOptIn product={tablet} />, { wrapper: Provider })
    await userEvent.click(await screen.findByRole('radio', { name: new RegExp(title) }))
    await waitFor(() => expect(events.at(-1)?.type).toBe('plan_selected'))
  })
})

describe('messages of the shop', () => {
  it('may be missing or no texts, and the built-in ones are used or the place stays empty', async () => {
    const messages = { none: undefined, addFailed: null, added: 7, adjusted: {} } as never
    const cart = createMemoryCart([lineOf(tablet)])
    const { Provider } = createStack({ messages, cart })
    render(<CartProtectionRow lineItem={lineOf(tablet)} product={tablet} />, { wrapper: Provider })
    expect(await screen.findByRole('radio', { name: 'Kein Schutz' })).toBeVisible()
    cart.failWith('locked')
    await userEvent.click(screen.getByRole('radio', { name: /2 Jahre/ }))
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('konnte nicht hinzugefügt werden'))
    cart.failWith(null)
    await userEvent.click(await screen.findByRole('radio', { name: /2 Jahre/ }))
    expect(await screen.findByRole('button', { name: /^Schutz entfernen/ })).toBeVisible()
    cart.setQuantity(`line-of-${tablet.id}`, 2)
    await waitFor(() => expect(cart.current().lineItems.map(({ quantity }) => quantity)).toEqual([2, 2]))
    await waitFor(() => expect(screen.getByRole('status')).toBeEmptyDOMElement())
  })
})

describe('odd plans that can be shown', () => {
  it('shows markup as text', async () => {
    const title = '<img src=x onerror=alert(1)> & <b>fett</b>'
    const { container } = renderPlans([{ ...good, title: { de: title } }])
    expect(await screen.findByText(title)).toBeVisible()
    expect(container.querySelector('img, b')).toBeNull()
  })

  it('shows all of a title of 200 characters', async () => {
    const title = 'Schutz '.repeat(28) + 'Ende'
    renderPlans([{ ...good, title: { de: title } }])
    expect(await screen.findByText(title)).toBeVisible()
  })
})

describe('odd cart lines', () => {
  const renderLine = (lines: ReturnType<typeof lineOf>[], shown = lines[0] ?? lineOf(phone)) => {
    const stack = createStack({ cart: createMemoryCart(lines) })
    return { stack, ...render(<CartProtectionRow lineItem={shown} product={phone} />, { wrapper: stack.Provider }) }
  }
  const rowsIn = (container: HTMLElement) => container.querySelectorAll('fieldset').length

  it('renders nothing for a line of quantity 0, and sends no request', async () => {
    const { container, stack } = renderLine([lineOf(phone, 0)])
    await waitFor(() => expect(rowsIn(container)).toBe(0))
    expect(stack.requests).toEqual([])
  })

  it('renders nothing for a plan line, an orphan, or a line that has left the cart', async () => {
    const containers = [
      renderLine([lineOf(phone), planLineOf(phone)], planLineOf(phone)).container,
      renderLine([planLineOf(phone)]).container,
      renderLine([], lineOf(phone)).container,
    ]
    await waitFor(() => expect(containers.map(rowsIn)).toEqual([0, 0, 0]))
  })

  it('renders nothing for a product with a plan line without a price, and `onEvent` gets to know it once', async () => {
    const lines = [lineOf(phone), { ...planLineOf(phone), unitPrice: undefined as never }]
    const stack = createStack({ cart: createMemoryCart(lines) })
    const { result, rerender } = renderHook(() => useCartProtection(lineOf(phone), { product: phone }), {
      wrapper: stack.Provider,
    })
    const failures = () => stack.events.filter(({ type }) => type === 'component_failed')
    await waitFor(() =>
      expect(failures()).toEqual([{ type: 'component_failed', component: 'CartProtectionRow', error: 'TypeError' }]),
    )
    rerender()
    expect(result.current.status).toBe('none')
    await act(async () => {})
    expect(failures()).toHaveLength(1)
  })

  it('renders nothing where the cart cannot be read', async () => {
    const cart = { ...createMemoryCart([lineOf(phone)]), readCart: () => Promise.reject(new Error('down')) }
    const { container } = render(<CartProtectionRow lineItem={lineOf(phone)} product={phone} />, {
      wrapper: createStack({ cart }).Provider,
    })
    await waitFor(() => expect(rowsIn(container)).toBe(0))
  })
})
