import { screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { createMemoryCart } from '@hakuna-kit/test/createMemoryCart'
import { phone, planLineOf } from '@hakuna-kit/test/products'
import { findRow, renderRows, rowItem } from '@hakuna-kit/test/react/renderRows'

const planLineId = `plan-of-${phone.id}`
const live = () => screen.getByRole('status')
const isWritten = (id = 'a') => waitFor(() => expect(findRow(id)).not.toHaveAttribute('data-pending'))

it('a plan that is removed, added and removed again is written and told each time', async () => {
  const cart = createMemoryCart([rowItem('a', phone, 2), planLineOf(phone, 2)])
  const { events } = renderRows(cart, ['a'])
  const told = () => events.filter(({ type }) => type === 'plan_removed' || type === 'plan_selected')
  const removal = { type: 'plan_removed', surface: 'cart', productId: phone.id, planId: 'pl-prd-hakuna' }

  await userEvent.click(await screen.findByRole('button', { name: /Schutz entfernen/ }))
  await isWritten()
  await waitFor(() => expect(live().textContent?.trim()).toBe('1 Jahr Garantieerweiterung entfernt.'))
  expect(told()).toEqual([removal])

  await userEvent.click(await screen.findByRole('checkbox', { name: /1 Jahr/ }))
  await isWritten()
  await waitFor(() => expect(live().textContent?.trim()).toBe('1 Jahr Garantieerweiterung hinzugefügt.'))
  expect(told()[1]).toMatchObject({
    ...removal,
    type: 'plan_selected',
    consent: { surface: 'cart', locale: 'de-DE', price: '12,00\u00a0€' },
  })

  const button = await screen.findByRole('button', { name: /Schutz entfernen/ })
  expect(button).toHaveAttribute('aria-disabled', 'false')
  await userEvent.click(button)
  await isWritten()
  expect(cart.writes).toEqual([`update ${planLineId} 0`, 'add pl-prd-hakuna', expect.stringMatching(/^update \S+ 0$/)])
  expect(cart.current().lineItems.map(({ quantity }) => quantity)).toEqual([2])
  expect(told().map((event) => event.type)).toEqual(['plan_removed', 'plan_selected', 'plan_removed'])
})

it('a plan line that covers two lines keeps the units of the other line', async () => {
  const cart = createMemoryCart([rowItem('a', phone, 2), rowItem('b', phone, 3), planLineOf(phone, 5)])
  // With its cart endpoint down, the insurer changes nothing.
  renderRows(cart, ['a', 'b'], { faults: [{ path: '/orders', status: 400 }] })
  await screen.findByRole('button', { name: /Schutz entfernen.*, a$/ })
  expect(findRow('a')).toHaveTextContent(/2 × 12,00\s€/)
  expect(findRow('b')).toHaveTextContent(/3 × 12,00\s€/)
  await userEvent.click(screen.getByRole('button', { name: /Schutz entfernen.*, a$/ }))
  await isWritten()
  expect(cart.writes).toEqual([`update ${planLineId} 3`])
})

it('a second refusal is told like the first, and the row can be used after each', async () => {
  const cart = createMemoryCart([rowItem('a'), planLineOf(phone)])
  const { events } = renderRows(cart, ['a'])
  cart.failWith('refused')
  for (const count of [1, 2]) {
    await userEvent.click(await screen.findByRole('button', { name: /Schutz entfernen/ }))
    await isWritten()
    expect(findRow('a')).toHaveAttribute('data-notice', 'removeFailed')
    expect(findRow('a')).toHaveAttribute('data-state', 'protected')
    expect(cart.writes).toHaveLength(count)
    expect(events.filter(({ type }) => type === 'plan_removed')).toHaveLength(count)
  }
  cart.failWith(null)
  await userEvent.click(await screen.findByRole('button', { name: /Schutz entfernen/ }))
  await waitFor(() => expect(findRow('a')).toHaveAttribute('data-state', 'unprotected'))
  await isWritten()
  expect(findRow('a')).not.toHaveAttribute('data-notice')
})
