import { act, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { createMemoryCart } from '@hakuna-kit/test/createMemoryCart'
import { phone, planLineOf } from '@hakuna-kit/test/products'
import { findRow, renderRows, rowItem } from '@hakuna-kit/test/react/renderRows'

describe('lines that share a plan line', () => {
  it('are both covered; removing the plan from one keeps it for the other', async () => {
    const cart = createMemoryCart([rowItem('a'), rowItem('b'), planLineOf(phone, 2)])
    renderRows(cart, ['a', 'b'])
    await waitFor(() => expect(screen.getAllByRole('button', { name: /Schutz entfernen/ })).toHaveLength(2))
    expect(findRow('b')).toHaveTextContent(/Garantieerweiterung 12,00\s€/)
    await userEvent.click(within(findRow('b')).getByRole('button', { name: /Schutz entfernen/ }))
    await waitFor(() => expect(findRow('b')).toHaveAttribute('data-state', 'unprotected'))
    expect(findRow('a')).toHaveAttribute('data-state', 'protected')
    expect(cart.current().lineItems.at(-1)?.quantity).toBe(1)
  })
})

describe('the keyboard', () => {
  it('stays in the row when a button replaces the input, and the other way round', async () => {
    const cart = createMemoryCart([rowItem('a')])
    renderRows(cart, ['a'])
    const box = await screen.findByRole('checkbox')
    box.focus()
    await userEvent.keyboard(' ')
    const button = await screen.findByRole('button', { name: /Schutz entfernen/ })
    await waitFor(() => expect(button).toHaveFocus())
    await waitFor(() => expect(findRow('a')).not.toHaveAttribute('data-pending'))
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(screen.getByRole('checkbox')).toHaveFocus())
  })

  it('stays where it is while the page loads', async () => {
    const field = document.body.appendChild(document.createElement('input'))
    field.focus()
    renderRows(createMemoryCart([rowItem('a'), planLineOf(phone)]), ['a'])
    await screen.findByRole('button', { name: /Schutz entfernen/ })
    expect(field).toHaveFocus()
    field.remove()
  })
})

describe('the focus', () => {
  it('is not taken by a plan that was in the cart before', async () => {
    renderRows(createMemoryCart([rowItem('a'), planLineOf(phone)]), ['a'])
    await screen.findByRole('button', { name: /Schutz entfernen/ })
    expect(document.body).toHaveFocus()
  })

  it('is not taken from another field when a plan goes', async () => {
    const cart = createMemoryCart([rowItem('a'), planLineOf(phone)])
    renderRows(cart, ['a'])
    await screen.findByRole('button', { name: /Schutz entfernen/ })
    const field = document.body.appendChild(document.createElement('input'))
    field.focus()
    act(() => cart.setQuantity(`plan-of-${phone.id}`, 0))
    await screen.findByRole('checkbox')
    expect(field).toHaveFocus()
    field.remove()
  })
})

describe('a plan in the cart', () => {
  it('has a link that opens a new tab without a way back, and a button that names plan and product', async () => {
    const cart = createMemoryCart([rowItem('a'), planLineOf(phone)])
    renderRows(cart, ['a'])
    const link = await screen.findByRole('link')
    expect(link).toHaveAttribute('href', 'https://hellohakuna.com/plan-details')
    expect(link).toHaveAttribute('target', '_blank')
    expect(link).toHaveAttribute('rel', 'noopener noreferrer')
    expect(link).toHaveAccessibleName('Versicherungsinformationen (1 Jahr Garantieerweiterung, öffnet in neuem Tab)')
    expect(link).toBeVisible()
    const button = screen.getByRole('button')
    expect(button).toHaveAccessibleName('Schutz entfernen: 1 Jahr Garantieerweiterung, a')
    expect(button).toHaveAttribute('type', 'button')
    expect(button).toHaveAttribute('aria-disabled', 'false')
    expect(findRow('a').querySelector('[data-covered]')).toHaveAttribute('data-covered', 'true')
  })
})
