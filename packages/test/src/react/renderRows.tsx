import { render, screen } from '@testing-library/react'
import type { LineItem, NewLineItem } from '@hakuna-kit/core'
import { CartProtectionRow } from '@hakuna-kit/react'
import type { MemoryCart } from '../createMemoryCart.js'
import { lineOf, phone } from '../products.js'
import { createStack, type Stack, type StackOptions } from './createStack.js'

/** A product line item whose id is also its title, so that its row can be found. */
export const rowItem = (id: string, product = phone, quantity = 1): NewLineItem & { id: string } => ({
  ...lineOf(product, quantity),
  id,
  title: id,
})

/** The row of a line item, in German. */
export const findRow = (title: string): HTMLElement => screen.getByRole('group', { name: `Produktschutz: ${title}` })

export type RenderRowsOptions = StackOptions & { product?: typeof phone; compact?: boolean }

/** Renders a `<CartProtectionRow>` for each line item with one of these ids, over the whole stack. */
export function renderRows(cart: MemoryCart, ids: string[], options: RenderRowsOptions = {}): Stack {
  const { product = phone, compact, ...rest } = options
  const stack = createStack({ cart, ...rest })
  const lineItems = cart.current().lineItems.filter(({ id }) => ids.includes(id))
  render(
    <>
      {lineItems.map((lineItem: LineItem) => (
        <CartProtectionRow key={lineItem.id} lineItem={lineItem} product={product} compact={compact} />
      ))}
    </>,
    { wrapper: stack.Provider },
  )
  return stack
}
