import { render, screen, waitFor } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { Plan, ProtectionClient } from '@hakuna-kit/core'
import { CartProtectionRow } from './cart/row/CartProtectionRow.js'
import { presentPlan } from './plans/presentPlan.js'
import { ProtectionOptIn } from './opt-in/ProtectionOptIn.js'
import { ProtectionProvider } from './ProtectionProvider.js'
import { createMemoryCart } from '@hakuna-kit/test/createMemoryCart'
import { lineOf, phone, planLineOf } from '@hakuna-kit/test/products'
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

  it('renders nothing where the cart cannot be read', async () => {
    const cart = { ...createMemoryCart([lineOf(phone)]), readCart: () => Promise.reject(new Error('down')) }
    const { container } = render(<CartProtectionRow lineItem={lineOf(phone)} product={phone} />, {
      wrapper: createStack({ cart }).Provider,
    })
    await waitFor(() => expect(rowsIn(container)).toBe(0))
  })
})
