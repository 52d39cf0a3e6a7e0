import { render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { LineItem } from '@hakuna-kit/core'
import { CartProtectionRow } from './CartProtectionRow.js'
import { createMemoryCart, type MemoryCart } from '@hakuna-kit/test/createMemoryCart'
import { lineOf, phone, planLineOf } from '@hakuna-kit/test/products'
import { createStack, type StackOptions } from '@hakuna-kit/test/react/createStack'

const rowOf = (id: string, product = phone, quantity = 1) => ({ ...lineOf(product, quantity), id, title: id })
const row = (title: string) => screen.getByRole('group', { name: `Produktschutz: ${title}` })

function renderRows(
  cart: MemoryCart,
  titles: string[],
  options: StackOptions & { product?: typeof phone; compact?: boolean } = {},
) {
  const { product = phone, compact, ...rest } = options
  const stack = createStack({ cart, ...rest })
  const lines = cart.current().lineItems.filter(({ id }) => titles.includes(id))
  render(
    <>
      {lines.map((lineItem: LineItem) => (
        <CartProtectionRow key={lineItem.id} lineItem={lineItem} product={product} compact={compact} />
      ))}
    </>,
    { wrapper: stack.Provider },
  )
  return stack
}

describe('lines that share a plan line', () => {
  it('are both covered; removing the plan from one keeps it for the other', async () => {
    const cart = createMemoryCart([rowOf('a'), rowOf('b'), planLineOf(phone, 2)])
    renderRows(cart, ['a', 'b'])
    await waitFor(() => expect(screen.getAllByRole('button', { name: /Schutz entfernen/ })).toHaveLength(2))
    expect(row('b')).toHaveTextContent(/Garantieerweiterung 12,00\s€/)
    await userEvent.click(within(row('b')).getByRole('button', { name: /Schutz entfernen/ }))
    await waitFor(() => expect(row('b')).toHaveAttribute('data-state', 'unprotected'))
    expect(row('a')).toHaveAttribute('data-state', 'protected')
    expect(cart.current().lineItems.at(-1)?.quantity).toBe(1)
  })
})

describe('the keyboard', () => {
  it('stays in the row when a button replaces the input, and the other way round', async () => {
    const cart = createMemoryCart([rowOf('a')])
    renderRows(cart, ['a'])
    const box = await screen.findByRole('checkbox')
    box.focus()
    await userEvent.keyboard(' ')
    const button = await screen.findByRole('button', { name: /Schutz entfernen/ })
    await waitFor(() => expect(button).toHaveFocus())
    await waitFor(() => expect(row('a')).not.toHaveAttribute('data-pending'))
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(screen.getByRole('checkbox')).toHaveFocus())
  })

  it('stays where it is while the page loads', async () => {
    const field = document.body.appendChild(document.createElement('input'))
    field.focus()
    renderRows(createMemoryCart([rowOf('a'), planLineOf(phone)]), ['a'])
    await screen.findByRole('button', { name: /Schutz entfernen/ })
    expect(field).toHaveFocus()
    field.remove()
  })
})
