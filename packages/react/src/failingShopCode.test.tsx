import { render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { CartAdapter } from '@hakuna-kit/core'
import { createMemoryCart } from '@hakuna-kit/test/createMemoryCart'
import { lineOf, phone, phoneCase, tablet } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/react/createStack'
import { CartProtectionRow } from './cart/row/CartProtectionRow.js'
import { ProtectionDialog } from './opt-in/ProtectionDialog.js'
import { useProtectionOptIn } from './opt-in/useProtectionOptIn.js'

/** Rejections that nobody handles: a browser reports them to the page like uncaught errors. */
function watchRejections() {
  const rejections: unknown[] = []
  const listeners = process.listeners('unhandledRejection')
  process.removeAllListeners('unhandledRejection').on('unhandledRejection', (reason) => rejections.push(reason))
  onTestFinished(() => {
    process.removeAllListeners('unhandledRejection')
    for (const listener of listeners) process.on('unhandledRejection', listener)
  })
  return rejections
}

describe('a cart adapter that fails', () => {
  const fail = () => {
    throw new TypeError('of the shop')
  }
  const renderCart = (broken: Partial<CartAdapter>) => {
    const cart = createMemoryCart([lineOf(tablet)])
    const stack = createStack({ cart: { ...cart, ...broken } })
    const view = render(<CartProtectionRow lineItem={lineOf(tablet)} product={tablet} />, { wrapper: stack.Provider })
    return { ...view, ...stack }
  }
  const choose = async () => userEvent.click(await screen.findByRole('radio', { name: /2 Jahre/ }))

  it('throws at once in `subscribe`: the rows are shown, and the page gets the error', async () => {
    const rejections = watchRejections()
    const { unmount } = renderCart({ subscribe: fail })
    expect(await screen.findAllByRole('radio')).toHaveLength(3)
    expect(rejections).toEqual([new TypeError('of the shop')])
    expect(unmount).not.toThrow()
  })

  it('throws at once in what `subscribe` returns: the page gets the error', async () => {
    const rejections = watchRejections()
    const { unmount } = renderCart({ subscribe: () => fail })
    await screen.findAllByRole('radio')
    unmount()
    await waitFor(() => expect(rejections).toEqual([new TypeError('of the shop')]))
  })

  it('throws at once in `readCart`: nothing is shown', async () => {
    const { container } = renderCart({ readCart: fail })
    await waitFor(() => expect(container.querySelector('fieldset')).toBeNull())
  })

  it('throws at once in `readCart` after a change: the row stays', async () => {
    const cart = createMemoryCart([lineOf(tablet)])
    let isBroken = false
    renderCart({
      readCart: () => (isBroken ? fail() : cart.readCart()),
      addLineItems: async () => {
        isBroken = true
      },
    })
    await choose()
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('hinzugefügt'))
    expect(screen.getAllByRole('radio')).toHaveLength(3)
  })

  it.each([
    ['no lines', {}],
    ['a line that is null', { id: 'cart', currency: 'eur', lineItems: [null] }],
  ])('answers after a change with a cart of %s: the row stays', async (_, answer) => {
    const cart = createMemoryCart([lineOf(tablet)])
    let isBroken = false
    renderCart({
      readCart: async () => (isBroken ? (answer as never) : cart.readCart()),
      addLineItems: async () => {
        isBroken = true
      },
    })
    await choose()
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('hinzugefügt'))
    expect(screen.getAllByRole('radio')).toHaveLength(3)
  })

  it('throws at once in `addLineItems`: the change is undone, with a notice', async () => {
    renderCart({ addLineItems: fail })
    await choose()
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('konnte nicht hinzugefügt werden'))
  })
})

describe('a callback of the shop that throws', () => {
  it('`onPlanChange`: the choice stays, and the page gets the error', async () => {
    const rejections = watchRejections()
    const { Provider, events } = createStack()
    const onPlanChange = () => {
      throw new TypeError('of the shop')
    }
    function OwnOptIn() {
      const { plans, getInputProps } = useProtectionOptIn({ product: phone, onPlanChange })
      return plans[0] ? <input {...getInputProps(plans[0])} aria-label="Schutz" /> : null
    }
    render(<OwnOptIn />, { wrapper: Provider })
    await userEvent.click(await screen.findByRole('checkbox'))
    expect(screen.getByRole('checkbox')).toBeChecked()
    await waitFor(() => expect(rejections).toEqual([new TypeError('of the shop')]))
    await waitFor(() => expect(events.at(-1)?.type).toBe('plan_selected'))
  })
})

describe('a dialog whose `onClose` throws', () => {
  it('where the shopper is not asked: the page stays, and gets the error', async () => {
    const rejections = watchRejections()
    const onClose = () => {
      throw new TypeError('of the shop')
    }
    const { Provider, events } = createStack()
    render(
      <>
        <h1>Produkt</h1>
        <ProtectionDialog product={phoneCase} open onClose={onClose} />
      </>,
      { wrapper: Provider },
    )
    await waitFor(() => expect(rejections).toEqual([new TypeError('of the shop')]))
    expect(screen.getByRole('heading', { name: 'Produkt' })).toBeVisible()
    expect(events.filter(({ type }) => type === 'component_failed')).toEqual([])
  })
})
