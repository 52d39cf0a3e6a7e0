import type { HostedCheckout, Money } from '@hakuna-kit/core'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { createRef, type RefAttributes } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { OrderProtection, type OrderProtectionProps } from './OrderProtection.js'
import { entryOf } from '@hakuna-kit/test/catalogue'
import { lineOf, phone, planLineOf, tablet } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/react/createStack'
import { ProtectionProvider } from '../ProtectionProvider.js'
import { describeMarkup } from '../test/describeMarkup.js'

const shippedAt = new Date('2026-11-01T12:00:00Z')
const checkout: HostedCheckout = {
  orderId: 'ord-123',
  redirectLink: 'https://checkout.hellohakuna.com/abc',
  availablePlans: [
    { lineItemId: `line-of-${tablet.id}`, productReference: tablet.id, price: { amount: 4999, currency: 'eur' } },
  ],
}

const checkoutFor = (price: Money): HostedCheckout => ({
  ...checkout,
  availablePlans: checkout.availablePlans.map((plan) => ({ ...plan, price })),
})

function renderOrder(
  props: Partial<OrderProtectionProps> & RefAttributes<HTMLElement>,
  currency = 'eur',
  plans = [{ price: 4999 }],
) {
  const stack = createStack({ catalogue: [{ ...entryOf(tablet.id, ...plans), currency }] })
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
    const { stack } = renderOrder({ checkout: checkoutFor({ amount: 1, currency: 'eur' }) })
    await waitFor(() => expect(stack.requests).toHaveLength(1))
    await waitFor(() => expect(stack.queryClient.isFetching()).toBe(0))
    expect(screen.queryByText(/0,01|49,99/)).toBeNull()
    expect(screen.getByRole('link', { name: 'Schutz auswählen' })).toBeVisible()
  })

  it.each(['javascript:alert(1)', 'http://checkout.hellohakuna.com/abc', ''])(
    'does not show the link %j',
    (redirectLink) => {
      renderOrder({ checkout: { ...checkout, redirectLink } })
      expect(screen.queryByRole('link', { name: 'Schutz auswählen' })).toBeNull()
    },
  )

  it('has the markup that readers and browsers act on, before shipment', async () => {
    const root = createRef<HTMLElement>()
    const { container } = renderOrder({ checkout, ref: root, className: 'mine', id: 'confirmation' })
    await screen.findByText(/49,99/)
    expect(root.current).toBe(container.querySelector('section'))
    expect(describeMarkup(root.current!)).toMatchInlineSnapshot(`
      "section
      | aria-label="Produktschutz"
      | class="hakuna-kit mine"
      | data-hakuna-kit="order"
      | data-state="protected"
      | id="#1"
        div data-part="late"
          h3 data-part="heading" "Schutz jetzt noch hinzufügen"
          div data-part="options"
            div data-part="option"
              div
                span data-part="product" "Tab 11"
                div data-part="summary"
                  span data-part="label"
                    span data-part="title" "Rundumschutz"
                    span data-part="price" "49,99 €"
                  div data-part="facts"
                    span data-part="optional" "Freiwillig"
                    a
                    | aria-label="Versicherungsinformationen (Rundumschutz, öffnet in neuem Tab)"
                    | data-part="link"
                    | href="https://hellohakuna.com/plan-details"
                    | rel="noopener noreferrer"
                    | target="_blank"
                    | "Versicherungsinformationen"
          div data-part="actions"
            a
            | data-part="action"
            | href="https://checkout.hellohakuna.com/abc"
            | rel="noopener noreferrer"
            | target="_blank"
            | "Schutz auswählen"
        div data-part="next"
          h3 data-part="heading" "So geht es mit Ihrem Schutz weiter"
          ul
            li "Sie erhalten eine Bestätigung per E-Mail von Hakuna."
            li "Die Police folgt per E-Mail, sobald Ihr Produkt versandt ist."
            li "Sie können bis 14 Tage nach dem Versand ohne Angabe von Gründen widerrufen."
            li
              a
              | data-part="link"
              | href="https://hellohakuna.com/claim-funnel"
              | rel="noopener noreferrer"
              | target="_blank"
              | "Schaden melden""
    `)
  })

  it.each([
    ['2026-11-14T12:00:01Z', 'Sie können noch 1 Tag lang ohne Angabe von Gründen widerrufen.'],
    ['2026-11-15T12:00:00Z', undefined],
  ])('has no line about shipment after it: on %s', (now, words) => {
    renderOrder({ shippedAt, now: new Date(now), unstyled: true })
    const lines = screen.getAllByRole('listitem').map(({ textContent }) => textContent)
    const mail = 'Sie erhalten eine Bestätigung per E-Mail von Hakuna.'
    expect(lines).toEqual([mail, ...(words ? [words] : []), 'Schaden melden'])
    expect(screen.getByRole('region')).toHaveAttribute('class', '')
  })

  it('takes the days to withdraw and the page for claims of the shop', () => {
    renderOrder({ withdrawalDays: 30, claimsUrl: 'https://shop.example/claims' })
    expect(screen.getByText(/^Sie können bis 30 Tage nach dem Versand/)).toBeVisible()
    expect(screen.getByRole('link')).toHaveAttribute('href', 'https://shop.example/claims')
    cleanup()
    renderOrder({ withdrawalDays: 30, shippedAt, now: new Date('2026-11-20T12:00:00Z') })
    expect(screen.getByText(/noch 11 Tage lang/)).toBeVisible()
  })

  it.each(['http://shop.example/claims', 'javascript:alert(1)', ''])('does not link %j for claims', (claimsUrl) => {
    renderOrder({ claimsUrl })
    expect(screen.queryByRole('link')).toBeNull()
    expect(screen.getAllByRole('listitem')).toHaveLength(3)
  })

  it('counts the days from the moment of its first render, where the shop does not tell the time', () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-02T12:00:00Z') })
    const lineItems = [planLineOf(phone)]
    const { rerender } = renderOrder({ lineItems, shippedAt })
    vi.setSystemTime(new Date('2026-11-09T12:00:00Z'))
    rerender(<OrderProtection lineItems={lineItems} shippedAt={shippedAt} />)
    vi.useRealTimers()
    expect(screen.getByText(/noch 13 Tage lang/)).toBeVisible()
  })

  it('shows plans alone, or products alone, each with its own state', () => {
    renderOrder({ lineItems: [planLineOf(phone)], checkout: null })
    expect(screen.getByRole('region')).toHaveAttribute('data-state', 'protected')
    expect(screen.getAllByRole('heading').map(({ textContent }) => textContent)).toEqual([
      'So geht es mit Ihrem Schutz weiter',
    ])
    cleanup()
    renderOrder({ lineItems: [lineOf(tablet)], checkout })
    expect(screen.getByRole('region')).toHaveAttribute('data-state', 'unprotected')
    expect(screen.getAllByRole('heading').map(({ textContent }) => textContent)).toEqual([
      'Schutz jetzt noch hinzufügen',
    ])
  })

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

  it('follows the locale of the page', () => {
    const { client } = createStack()
    const page = (locale: string) => (
      <ProtectionProvider client={client} locale={locale}>
        <OrderProtection lineItems={[planLineOf(phone)]} />
      </ProtectionProvider>
    )
    const { rerender } = render(page('de-DE'))
    expect(screen.getByRole('heading', { name: 'So geht es mit Ihrem Schutz weiter' })).toBeVisible()
    rerender(page('en-GB'))
    expect(screen.getByRole('heading', { name: 'What happens next with your protection' })).toBeVisible()
    expect(screen.getByRole('link', { name: 'Report a claim' })).toBeVisible()
  })
})
