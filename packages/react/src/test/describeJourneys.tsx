import { render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Product } from '@hakuna-kit/core'
import { createMemoryCart } from '@hakuna-kit/test/createMemoryCart'
import { lineOf, phone, tablet } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/react/createStack'
import { CartProtectionRow } from '../cart/row/CartProtectionRow.js'
import { useAddToCart } from '../cart/useAddToCart.js'
import { ProtectionDialog } from '../opt-in/ProtectionDialog.js'
import { ProtectionOptIn } from '../opt-in/ProtectionOptIn.js'

/** A product page: the opt-in, a button, and the question on add-to-cart. */
function ProductPage({ product }: { product: Product }) {
  const addToCart = useAddToCart()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <ProtectionOptIn product={product} />
      <button onClick={() => setIsOpen(true)}>In den Warenkorb</button>
      <ProtectionDialog
        product={product}
        open={isOpen}
        onClose={() => {
          setIsOpen(false)
          void addToCart(product)
        }}
      />
    </>
  )
}

function renderShop(product: Product) {
  const cart = createMemoryCart()
  const stack = createStack({ cart })
  render(<ProductPage product={product} />, { wrapper: stack.Provider })
  return { ...stack, cart }
}

const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }))
const choose = async (name: RegExp) => userEvent.click(await screen.findByRole('radio', { name }))

/** What a shop's own component tests do, in one environment. The caller's file names it in its first line. */
export function describeJourneys(environment: string): void {
  describe(`in ${environment}`, () => {
    const consoleErrors = vi.spyOn(console, 'error')
    beforeEach(() => {
      sessionStorage.clear()
      consoleErrors.mockClear()
      return () => expect(consoleErrors.mock.calls).toEqual([])
    })

    it('a plan is chosen on the product page and bought with the product', async () => {
      const { cart, events } = renderShop(tablet)
      await choose(/2 Jahre/)
      expect(screen.getByRole('radio', { name: /2 Jahre/ })).toBeChecked()
      await press('In den Warenkorb')
      await waitFor(() => expect(cart.writes).toEqual([`add ${tablet.id} pl-tablets-2y`]))
      await waitFor(() => expect(events.map(({ type }) => type)).toContain('sync_settled'))
    })

    it('the details of a plan are opened, closed, and opened to choose it', async () => {
      renderShop(phone)
      await press(/^Details: /)
      const dialog = await screen.findByRole('dialog', { name: /^Produktschutz/ })
      expect(dialog).toBeVisible()
      await userEvent.click(within(dialog).getByRole('button', { name: 'Schließen' }))
      await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
      expect(screen.getByRole('checkbox')).not.toBeChecked()
      await press(/^Details: /)
      await press(/^Schutz für .* hinzufügen/)
      await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
      expect(screen.getByRole('checkbox')).toBeChecked()
    })

    it('the shopper is asked on add-to-cart, says yes, and the plan is bought', async () => {
      const { cart } = renderShop(tablet)
      await screen.findAllByRole('radio')
      await press('In den Warenkorb')
      expect(await screen.findByRole('dialog', { name: 'Schutz für Tab 11?' })).toBeVisible()
      expect(cart.writes).toEqual([])
      await press(/^2 Jahre Rundumschutz/)
      await waitFor(() => expect(cart.writes).toEqual([`add ${tablet.id} pl-tablets-2y`]))
      expect(screen.queryByRole('dialog')).toBeNull()
    })

    it('the shopper is asked on add-to-cart, says no, and the product is bought alone', async () => {
      const { cart } = renderShop(tablet)
      await screen.findAllByRole('radio')
      await press('In den Warenkorb')
      await press('Ohne Schutz weiter')
      await waitFor(() => expect(cart.writes).toEqual([`add ${tablet.id}`]))
      expect(screen.queryByRole('dialog')).toBeNull()
    })

    it('a plan is added in the cart, follows the quantity, and is removed', async () => {
      const cart = createMemoryCart([lineOf(tablet)])
      const { Provider, events } = createStack({ cart })
      render(<CartProtectionRow lineItem={lineOf(tablet)} product={tablet} />, { wrapper: Provider })
      await choose(/2 Jahre/)
      await screen.findByRole('button', { name: /^Schutz entfernen/ })
      await waitFor(() => expect(events.map(({ type }) => type)).toContain('sync_settled'))
      cart.setQuantity(`line-of-${tablet.id}`, 3)
      expect(await screen.findByText(/^3 × /)).toBeVisible()
      await press(/^Schutz entfernen/)
      expect(await screen.findAllByRole('radio')).toHaveLength(3)
      await waitFor(() => expect(cart.current().lineItems).toHaveLength(1))
    })
  })
}
