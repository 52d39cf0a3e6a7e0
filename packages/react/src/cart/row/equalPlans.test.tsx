import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { NewLineItem } from '@hakuna-kit/core'
import { entryOf } from '@hakuna-kit/test/catalogue'
import { createMemoryCart } from '@hakuna-kit/test/createMemoryCart'
import { phone } from '@hakuna-kit/test/products'
import { findRow, renderRows, rowItem } from '@hakuna-kit/test/react/renderRows'

/** Title and price are equal; the item in the shop's catalogue is not. */
const catalogue = [
  entryOf(
    phone.id,
    { merchantProductId: 'pl-1', insuranceDetailsUrl: 'https://hellohakuna.com/one' },
    { merchantProductId: 'pl-2', insuranceDetailsUrl: 'https://hellohakuna.com/two' },
  ),
]
const planLine = (id: string, productId: string, quantity = 1): NewLineItem & { id: string } => ({
  id,
  productId,
  quantity,
  title: 'Rundumschutz',
  brand: 'hakuna',
  unitPrice: { amount: 1_200, currency: 'eur' },
  customProperties: { productReference: phone.id, planId: productId },
})
const hrefs = () =>
  within(findRow('a'))
    .getAllByRole('link')
    .map((link) => link.getAttribute('href'))
const removeButtons = () => within(findRow('a')).getAllByRole('button', { name: /Schutz entfernen/ })

describe('two plans with the same title and price', () => {
  it('are two choices: the one that was clicked is added', async () => {
    const cart = createMemoryCart([rowItem('a', phone, 2)])
    const { events } = renderRows(cart, ['a'], { catalogue })
    await userEvent.click((await screen.findAllByRole('radio', { name: /Rundumschutz/ }))[1] as HTMLElement)
    await waitFor(() => expect(findRow('a')).not.toHaveAttribute('data-pending'))
    expect(cart.writes).toEqual(['add pl-2'])
    expect(events.filter(({ type }) => type === 'plan_selected')).toMatchObject([{ planId: 'pl-2' }])
    await waitFor(() => expect(hrefs()).toEqual(['https://hellohakuna.com/two']))
  })

  it('that cover one line have a button each, which removes its own plan', async () => {
    const cart = createMemoryCart([rowItem('a', phone, 3), planLine('one', 'pl-1', 1), planLine('two', 'pl-2', 2)])
    renderRows(cart, ['a'], { catalogue })
    await waitFor(() => expect(hrefs()).toEqual(['https://hellohakuna.com/one', 'https://hellohakuna.com/two']))
    expect(findRow('a')).toHaveTextContent(/Rundumschutz 12,00\s€.*Rundumschutz 2 × 12,00\s€/)
    await userEvent.click(removeButtons()[1] as HTMLElement)
    await waitFor(() => expect(cart.writes).toEqual(['update two 0']))
    await waitFor(() => expect(findRow('a')).not.toHaveAttribute('data-pending'))
    expect(removeButtons()).toHaveLength(1)
  })
})

describe('two lines of one product, one of which has a plan for all its units', () => {
  it('get their plans one by one', async () => {
    const cart = createMemoryCart([rowItem('a', phone, 2), rowItem('b', phone, 1), planLine('one', 'pl-1', 2)])
    renderRows(cart, ['a', 'b'], { catalogue })
    await waitFor(() => expect(findRow('b')).toHaveAttribute('data-state', 'unprotected'))
    expect(findRow('a')).toHaveAttribute('data-state', 'protected')
    await userEvent.click(
      (await within(findRow('b')).findAllByRole('radio', { name: /Rundumschutz/ }))[1] as HTMLElement,
    )
    await waitFor(() => expect(findRow('b')).not.toHaveAttribute('data-pending'))
    expect(cart.current().lineItems.map(({ productId, quantity }) => [productId, quantity])).toEqual([
      [phone.id, 2],
      [phone.id, 1],
      ['pl-1', 2],
      ['pl-2', 1],
    ])
    expect(findRow('a')).toHaveTextContent(/2 × 12,00\s€/)
    expect(findRow('b')).toHaveTextContent(/Rundumschutz 12,00\s€/)
  })
})
