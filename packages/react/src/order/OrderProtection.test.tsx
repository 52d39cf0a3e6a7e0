import type { HostedCheckout } from '@hakuna-kit/core'
import { render, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { OrderProtection, type OrderProtectionProps } from './OrderProtection.js'
import { entryOf } from '@hakuna-kit/test/catalogue'
import { lineOf, phone, planLineOf, tablet } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/react/createStack'

const shippedAt = new Date('2026-11-01T12:00:00Z')
const checkout: HostedCheckout = {
  orderId: 'ord-123',
  redirectLink: 'https://checkout.hellohakuna.com/abc',
  availablePlans: [
    { lineItemId: `line-of-${tablet.id}`, productReference: tablet.id, price: { amount: 4999, currency: 'eur' } },
  ],
}

function renderOrder(props: Partial<OrderProtectionProps>) {
  const stack = createStack({ catalogue: [entryOf(tablet.id, { price: 4999 })] })
  const lineItems = [lineOf(phone), planLineOf(phone), lineOf(tablet)]
  return { stack, ...render(<OrderProtection lineItems={lineItems} {...props} />, { wrapper: stack.Provider }) }
}

describe('OrderProtection', () => {
  it('shows what was bought without protection, with title, price and insurance link from the lookup', async () => {
    renderOrder({ checkout })
    expect(await screen.findByText(/49,99\s€/)).toBeVisible()
    expect(screen.getByText('Tab 11')).toBeVisible()
    expect(screen.getByRole('link', { name: /Versicherungsinformationen/ })).toHaveAttribute(
      'href',
      'https://hellohakuna.com/plan-details',
    )
    expect(screen.getByRole('link', { name: 'Schutz auswählen' })).toHaveAttribute('href', checkout.redirectLink)
  })

  it('shows no price that the lookup does not have, because title and link would be missing', async () => {
    const other = {
      ...checkout,
      availablePlans: checkout.availablePlans.map((plan) => ({ ...plan, price: { amount: 1, currency: 'eur' } })),
    }
    const { stack } = renderOrder({ checkout: other })
    await expect.poll(() => stack.requests.length).toBe(1)
    expect(screen.queryByText(/0,01/)).toBeNull()
    expect(screen.getByRole('link', { name: 'Schutz auswählen' })).toBeVisible()
  })

  it('finds plans by the category of the line', async () => {
    const { category = '', ...unsold } = tablet
    const plans = entryOf('any', { price: 4999 }).plans
    const stack = createStack({ catalogue: [{ category, currency: 'eur', plans }] })
    const lineItems = [{ ...lineOf(unsold), category }]
    render(<OrderProtection lineItems={lineItems} checkout={checkout} />, { wrapper: stack.Provider })
    expect(await screen.findByText(/49,99\s€/)).toBeVisible()
  })

  it.each(['javascript:alert(1)', 'http://checkout.hellohakuna.com/abc', ''])(
    'does not show the link %j',
    (redirectLink) => {
      renderOrder({ checkout: { ...checkout, redirectLink } })
      expect(screen.queryByRole('link', { name: 'Schutz auswählen' })).toBeNull()
    },
  )

  it('shows what happens next: e-mail, policy, days to withdraw, claims', () => {
    renderOrder({})
    expect(screen.getByText('Die Police folgt per E-Mail, sobald Ihr Produkt versandt ist.')).toBeVisible()
    expect(
      screen.getByText('Sie können bis 14 Tage nach dem Versand ohne Angabe von Gründen widerrufen.'),
    ).toBeVisible()
    expect(screen.getByRole('link', { name: 'Schaden melden' })).toHaveAttribute(
      'href',
      'https://hellohakuna.com/claim-funnel',
    )
  })

  it.each([
    ['2026-11-02T12:00:00Z', 'noch 13 Tage lang'],
    ['2026-11-14T12:00:01Z', 'noch 1 Tag lang'],
  ])('counts the days that are left on %s', (now, words) => {
    renderOrder({ shippedAt, now: new Date(now) })
    expect(screen.getByText(new RegExp(words))).toBeVisible()
  })

  it('shows nothing about withdrawing when the days are over', () => {
    renderOrder({ shippedAt, now: new Date('2026-11-15T12:00:00Z') })
    expect(screen.queryByText(/widerrufen/)).toBeNull()
  })

  it('renders nothing where there is nothing to show', () => {
    const { container } = renderOrder({ lineItems: [lineOf(tablet)], checkout: null })
    expect(container.querySelector('section')).toBeNull()
  })
})
