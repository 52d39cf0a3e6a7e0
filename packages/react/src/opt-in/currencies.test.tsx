import { render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createStack } from '@hakuna-kit/test/react/createStack'
import { plansOf, renderProductPage, variant } from '../test/renderProductPage.js'
import { ProtectionDialog } from './ProtectionDialog.js'

const years = [
  { id: '1y', merchantProductId: 'pl-1y', termMonths: 12, price: 1_200 },
  { id: '2y', merchantProductId: 'pl-2y', termMonths: 24, price: 12_345 },
]
const currencies = ['eur', 'chf', 'jpy', 'isk', 'bhd', 'kwd']
const catalogue = currencies.map((currency) => plansOf('tab', currency, ...years))
const pricesIn = (element: Element) =>
  [...element.querySelectorAll('[data-part=price]')].map(({ textContent }) => textContent)

beforeEach(() => sessionStorage.clear())

describe.each([
  ['eur', '12,00\u00a0€', '123,45\u00a0€'],
  ['chf', '12,00\u00a0CHF', '123,45\u00a0CHF'],
  ['jpy', '1.200\u00a0¥', '12.345\u00a0¥'],
  ['isk', '1.200\u00a0ISK', '12.345\u00a0ISK'],
  ['bhd', '1,200\u00a0BHD', '12,345\u00a0BHD'],
  ['kwd', '1,200\u00a0KWD', '12,345\u00a0KWD'],
])('a price in %s', (currency, one, two) => {
  const product = variant('tab', currency, 80_000)

  it(`is ${one} and ${two} in the opt-in, its details, the consent record and the event`, async () => {
    const { container, events, onPlanChange } = renderProductPage(product, { catalogue })
    const [first, second] = await screen.findAllByRole('radio')
    expect(pricesIn(container)).toEqual([one, two])
    expect(first).toHaveAccessibleName(`Rundumschutz 1 Jahr ${one}`)
    await userEvent.click(second!)
    const [plan, consent] = onPlanChange.mock.lastCall!
    expect(plan?.price).toEqual({ amount: 12_345, currency })
    expect(consent?.price).toBe(two)
    await waitFor(() => expect(events.map(({ type }) => type).toSorted()).toEqual(['plan_selected', 'plans_shown']))
    expect(events.find(({ type }) => type === 'plan_selected')).toMatchObject({
      planId: '2y',
      consent: { price: consent?.price, plan: { price: { amount: 12_345, currency } } },
    })
    await userEvent.click(screen.getAllByRole('button', { name: 'Details: Rundumschutz' })[1]!)
    const dialog = await screen.findByRole('dialog')
    expect(within(dialog).getByRole('button', { name: `Schutz für ${two} hinzufügen` })).toBeVisible()
  })

  it('is the same in the question on add-to-cart', async () => {
    const stack = createStack({ catalogue })
    const onClose = vi.fn()
    const show = (open: boolean) => <ProtectionDialog product={product} open={open} onClose={onClose} />
    const { rerender } = render(show(false), { wrapper: stack.Provider })
    await waitFor(() => expect(stack.queryClient.isFetching()).toBe(0))
    rerender(show(true))
    const dialog = await screen.findByRole('dialog')
    const [yes] = within(dialog).getAllByRole('button', { name: `Rundumschutz: Schutz für ${two} hinzufügen` })
    expect(pricesIn(dialog)).toEqual([one, two])
    await userEvent.click(yes!)
    await waitFor(() =>
      expect(onClose.mock.calls).toEqual([
        [{ type: 'accepted', plan: expect.objectContaining({ id: '2y', price: { amount: 12_345, currency } }) }],
      ]),
    )
  })
})

it('a plan in another currency than its product is not shown', async () => {
  const { events } = renderProductPage(variant('tab', 'usd'), { catalogue })
  await waitFor(() =>
    expect(events).toEqual([{ type: 'no_plans', surface: 'product', productId: 'tab', reason: 'no_match' }]),
  )
  expect(screen.queryByRole('radio')).toBeNull()
})
