import { act, render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { CartProtectionRow } from './row/CartProtectionRow.js'
import { connectionsQueryOptions } from './connectionsQueryOptions.js'
import { createMemoryCart } from '@hakuna-kit/test/createMemoryCart'
import { phone, planLineOf } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/react/createStack'
import { findRow, renderRows, rowItem } from '@hakuna-kit/test/react/renderRows'

const live = () => screen.getByRole('status')

describe('a shopper who changes the quantity before the first report', () => {
  it('gets as many plans as products', async () => {
    const cart = createMemoryCart([rowItem('a'), planLineOf(phone)])
    const { readCart } = cart
    let isRaised = false
    // The quantity is raised after the first read, and before the cart sync reads the cart.
    cart.readCart = async () => {
      if (cart.reads === 1 && !isRaised) {
        isRaised = true
        cart.setQuantity('a', 2)
      }
      return readCart()
    }
    const { sandbox } = renderRows(cart, ['a'])
    await waitFor(() => expect(sandbox.inspect().carts[0]?.lineItems).toMatchObject([{ quantity: 2 }, { quantity: 2 }]))
    expect(cart.current().lineItems.map(({ quantity }) => quantity)).toEqual([2, 2])
  })
})

describe('many changes at once', () => {
  it('are read with few calls', async () => {
    const cart = createMemoryCart([rowItem('a')])
    const { events } = renderRows(cart, ['a'])
    await screen.findByRole('checkbox')
    const before = cart.reads
    act(() => {
      for (let count = 0; count <= 20; count += 1) cart.setQuantity('a', 1 + (count % 5))
    })
    await waitFor(() => expect(events).toContainEqual(expect.objectContaining({ type: 'sync_settled' })))
    expect(cart.current().lineItems[0]?.quantity).toBe(1)
    expect(cart.reads - before).toBeLessThanOrEqual(6)
  })
})

describe("the insurer's connections", () => {
  it('are shown where they differ from those that the cart suggests', async () => {
    const cart = createMemoryCart([rowItem('a'), rowItem('b'), planLineOf(phone, 1)])
    const stack = createStack({ cart })
    const lines = cart.current().lineItems.slice(0, 2)
    const { queryKey } = connectionsQueryOptions({ client: stack.client, cart: cart.current() })
    render(
      <>
        {lines.map((lineItem) => (
          <CartProtectionRow key={lineItem.id} lineItem={lineItem} product={phone} />
        ))}
      </>,
      { wrapper: stack.Provider },
    )
    // The cart suggests that the plan covers the first line; the insurer answers the second.
    stack.queryClient.setQueryData(queryKey, [
      { productLineItemId: 'b', planLineItemId: `plan-of-${phone.id}`, quantity: 1 },
    ])
    await waitFor(() => expect(findRow('b')).toHaveAttribute('data-state', 'protected'))
    await waitFor(() => expect(findRow('a')).toHaveAttribute('data-state', 'unprotected'))
  })
})

describe('a change that the cart refuses', () => {
  it.each([
    ['locked', 'Der Warenkorb kann gerade nicht geändert werden.'],
    ['conflict', 'Der Warenkorb hat sich gerade geändert. Bitte noch einmal versuchen.'],
    ['unavailable', 'Bitte später noch einmal versuchen.'],
  ] as const)('for being %s is undone with that reason', async (code, reason) => {
    const cart = createMemoryCart([rowItem('a'), planLineOf(phone)])
    renderRows(cart, ['a'])
    const button = await screen.findByRole('button', { name: /Schutz entfernen/ })
    cart.failWith(code)
    await userEvent.click(button)
    const sentence = `1 Jahr Garantieerweiterung konnte nicht entfernt werden. ${reason}`
    await waitFor(() => expect(live()).toHaveTextContent(sentence))
    expect(findRow('a')).toHaveAttribute('data-state', 'protected')
    expect(findRow('a')).toHaveAttribute('data-notice', 'removeFailed')
  })

  it('makes the plans be looked up again: the price may have changed', async () => {
    const cart = createMemoryCart([rowItem('a')])
    const { requests } = renderRows(cart, ['a'])
    const box = await screen.findByRole('checkbox')
    const asked = () => requests.filter(({ call }) => call === 'POST /plans').length
    expect(asked()).toBe(1)
    cart.failWith('refused')
    await userEvent.click(box)
    await waitFor(() => expect(findRow('a')).toHaveAttribute('data-notice', 'addFailed'))
    await waitFor(() => expect(asked()).toBe(2))
    expect(await screen.findByRole('checkbox')).not.toBeChecked()
  })

  it('is announced again with the same words when it happens again', async () => {
    const cart = createMemoryCart([rowItem('a')])
    renderRows(cart, ['a'])
    cart.failWith('refused')
    await userEvent.click(await screen.findByRole('checkbox'))
    await waitFor(() => expect(live()).not.toBeEmptyDOMElement())
    const first = live().textContent
    await userEvent.click(await screen.findByRole('checkbox'))
    await waitFor(() => expect(live().textContent).not.toBe(first))
    expect(live().textContent?.trim()).toBe(first?.trim())
  })
})

describe('a second change while the first is being written', () => {
  it('is ignored where it removes the plan that is being added', async () => {
    const cart = createMemoryCart([rowItem('a')])
    renderRows(cart, ['a'])
    const box = await screen.findByRole('checkbox')
    const resume = cart.pause()
    await userEvent.click(box)
    const button = screen.getByRole('button', { name: /Schutz entfernen/ })
    expect(button).toHaveAttribute('aria-disabled', 'true')
    await userEvent.click(button)
    resume()
    await waitFor(() => expect(findRow('a')).not.toHaveAttribute('data-pending'))
    expect(cart.writes).toEqual(['add pl-prd-hakuna'])
  })

  it('is written after the first where it adds the plan that is being removed', async () => {
    const cart = createMemoryCart([rowItem('a', phone, 2), planLineOf(phone, 2)])
    const { events } = renderRows(cart, ['a'])
    const button = await screen.findByRole('button', { name: /Schutz entfernen/ })
    const resume = cart.pause()
    await userEvent.click(button)
    await userEvent.click(await screen.findByRole('checkbox', { name: /1 Jahr/ }))
    expect(findRow('a')).toHaveAttribute('data-pending', 'adding')
    expect(findRow('a')).toHaveTextContent(/Garantieerweiterung 2 × 12,00\s€/)
    expect(cart.writes).toEqual([`update plan-of-${phone.id} 0`])
    resume()
    await waitFor(() => expect(findRow('a')).not.toHaveAttribute('data-pending'))
    expect(cart.writes).toEqual([`update plan-of-${phone.id} 0`, 'add pl-prd-hakuna'])
    expect(cart.current().lineItems.map(({ quantity }) => quantity)).toEqual([2, 2])
    expect(live()).toHaveTextContent('1 Jahr Garantieerweiterung hinzugefügt.')
    expect(events.map(({ type }) => type)).toEqual(expect.arrayContaining(['plan_removed', 'plan_selected']))
  })

  it('is dropped where the cart refuses the first: the plan is not bought twice', async () => {
    const cart = createMemoryCart([rowItem('a'), planLineOf(phone)])
    renderRows(cart, ['a'])
    const button = await screen.findByRole('button', { name: /Schutz entfernen/ })
    const resume = cart.pause()
    cart.failWith('refused')
    await userEvent.click(button)
    await userEvent.click(await screen.findByRole('checkbox', { name: /1 Jahr/ }))
    resume()
    await waitFor(() => expect(findRow('a')).toHaveAttribute('data-notice', 'removeFailed'))
    expect(findRow('a')).toHaveAttribute('data-state', 'protected')
    expect(findRow('a')).not.toHaveAttribute('data-pending')
    expect(cart.writes).toEqual([`update plan-of-${phone.id} 0`])
  })
})

describe('a page from the back/forward cache', () => {
  it('reads the cart again', async () => {
    const cart = createMemoryCart([rowItem('a')])
    // Another page of the shop changed the cart while this one was in the cache, so there was no signal.
    const { subscribe: _subscribe, ...silent } = cart
    const stack = createStack({ cart: silent })
    render(<CartProtectionRow lineItem={rowItem('a')} product={phone} />, { wrapper: stack.Provider })
    await screen.findByRole('checkbox')
    await act(() => cart.addLineItems([planLineOf(phone)]))
    expect(findRow('a')).toHaveAttribute('data-state', 'unprotected')
    const back = new Event('pageshow')
    Object.assign(back, { persisted: true })
    act(() => void window.dispatchEvent(back))
    await waitFor(() => expect(findRow('a')).toHaveAttribute('data-state', 'protected'))
  })
})

describe('a sync that fails after a change', () => {
  it('announces what it changed before it failed', async () => {
    const cart = createMemoryCart([rowItem('a', phone, 2), planLineOf(phone, 2)])
    const { sandbox, events } = renderRows(cart, ['a'])
    await screen.findByRole('button', { name: /Schutz entfernen/ })
    await waitFor(() => expect(events).toContainEqual(expect.objectContaining({ type: 'sync_settled' })))
    sandbox.setFaults([{ path: '/orders', status: 400 }])
    act(() => cart.setQuantity('a', 1))
    await waitFor(() => expect(live()).toHaveTextContent('1 Jahr Garantieerweiterung gilt jetzt für 1 Artikel.'))
    expect(events.at(-1)).toMatchObject({ type: 'sync_failed' })
    expect(findRow('a')).toHaveAttribute('data-notice', 'adjusted')
  })
})
