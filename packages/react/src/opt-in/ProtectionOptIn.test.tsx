import { render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { ProtectionOptIn } from './ProtectionOptIn.js'
import { phone, phoneCase, tablet } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/react/createStack'

describe('ProtectionOptIn', () => {
  it('shows one plan as an unticked checkbox with title, price in the page locale and insurance link', async () => {
    render(<ProtectionOptIn product={phone} />, { wrapper: createStack().Provider })
    const box = await screen.findByRole('checkbox', { name: /^1 Jahr Garantieerweiterung 12,00\s€$/ })
    expect(box).not.toBeChecked()
    expect(screen.getByText('Freiwillig')).toBeVisible()
    expect(
      screen.getByRole('link', {
        name: 'Versicherungsinformationen (1 Jahr Garantieerweiterung, öffnet in neuem Tab)',
      }),
    ).toHaveAttribute('href', 'https://hellohakuna.com/plan-details')
  })

  it('shows several plans as radio buttons beside "no protection", none of them selected', async () => {
    render(<ProtectionOptIn product={tablet} />, { wrapper: createStack().Provider })
    const radios = await screen.findAllByRole('radio')
    expect(radios).toHaveLength(3)
    for (const radio of radios) expect(radio).not.toBeChecked()
    expect(screen.getByRole('radio', { name: 'Kein Schutz' })).toBeInTheDocument()
  })

  it('passes to the shop what was chosen, with the consent record, and what was taken back', async () => {
    const onPlanChange = vi.fn()
    const stack = createStack()
    render(<ProtectionOptIn product={phone} onPlanChange={onPlanChange} />, { wrapper: stack.Provider })
    const checkbox = await screen.findByRole('checkbox')
    // The report comes with code that is loaded later. A shopper may be faster.
    await waitFor(() => expect(stack.events).toHaveLength(1))
    await userEvent.click(checkbox)
    expect(screen.getByRole('checkbox')).toBeChecked()
    expect(onPlanChange).toHaveBeenCalledTimes(1)
    const [plan, consent] = onPlanChange.mock.calls[0] ?? []
    expect(plan).toMatchObject({ merchantProductId: 'pl-prd-hakuna', productReference: phone.id })
    expect(consent).toMatchObject({
      title: '1 Jahr Garantieerweiterung',
      price: '12,00\u00a0€',
      locale: 'de-DE',
      surface: 'product',
    })
    await userEvent.click(screen.getByRole('checkbox'))
    expect(onPlanChange).toHaveBeenLastCalledWith(null, null)
    expect(stack.events.map(({ type }) => type)).toEqual(['plans_shown', 'plan_selected', 'plan_removed'])
  })

  it('reserves its space while the plans load', () => {
    const { container } = render(<ProtectionOptIn product={phone} />, {
      wrapper: createStack({ delayMs: Infinity }).Provider,
    })
    expect(container.querySelector('[data-hakuna-kit="opt-in"]')).toHaveAttribute('data-state', 'loading')
    expect(screen.queryByRole('checkbox')).toBeNull()
  })

  it('renders nothing for a product without a plan, and emits why', async () => {
    const stack = createStack()
    const { container } = render(<ProtectionOptIn product={phoneCase} />, { wrapper: stack.Provider })
    await waitFor(() => expect(container.querySelector('[data-hakuna-kit="opt-in"]')).toBeNull())
    expect(stack.events).toEqual([
      { type: 'no_plans', surface: 'product', productId: phoneCase.id, reason: 'no_match' },
    ])
  })

  it('renders nothing with the insurer down, and emits why', async () => {
    const stack = createStack({ faults: [{ status: 503 }] })
    const { container } = render(<ProtectionOptIn product={phone} />, { wrapper: stack.Provider })
    await waitFor(() => expect(container.querySelector('[data-hakuna-kit="opt-in"]')).toBeNull(), { timeout: 5000 })
    expect(stack.events).toEqual([
      { type: 'no_plans', surface: 'product', productId: phone.id, reason: 'insurer_unavailable' },
    ])
  })

  it('makes one request for a product page', async () => {
    const stack = createStack()
    render(
      <>
        <ProtectionOptIn product={phone} />
        <ProtectionOptIn product={tablet} name="second" />
      </>,
      { wrapper: stack.Provider, reactStrictMode: true },
    )
    await screen.findByRole('checkbox')
    expect(stack.requests.map(({ call }) => call)).toEqual(['POST /plans'])
  })
})
