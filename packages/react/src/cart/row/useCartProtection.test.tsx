import { render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { LineItem } from '@hakuna-kit/core'
import { createMemoryCart } from '@hakuna-kit/test/createMemoryCart'
import { lineOf, phone, planLineOf, tablet } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/react/createStack'
import { findRow, renderRows, rowItem } from '@hakuna-kit/test/react/renderRows'
import { CartProtectionRow } from './CartProtectionRow.js'
import { useCartProtection } from './useCartProtection.js'

const live = () => screen.getByRole('status')

describe('a line of which some units are covered', () => {
  it('shows the plan, and the opt-in for the rest', async () => {
    const cart = createMemoryCart([rowItem('a', phone, 3), planLineOf(phone, 1)])
    // The insurer would ask for 3 plans by an action. With its cart endpoint down the cart does not change.
    const { events } = renderRows(cart, ['a'], { faults: [{ path: '/orders', status: 503 }] })
    await userEvent.click(await screen.findByRole('checkbox', { name: /1 Jahr/ }))
    await waitFor(() => expect(live()).toHaveTextContent('1 Jahr Garantieerweiterung hinzugefügt.'))
    // The loop that fails then has read the cart before the plan was added.
    await waitFor(() => expect(events.some(({ type }) => type === 'sync_failed')).toBe(true), { timeout: 10_000 })
    expect(screen.queryByRole('checkbox')).toBeNull()
    expect(cart.current().lineItems.map(({ quantity }) => quantity)).toEqual([3, 1, 2])
  })
})

describe('several plans', () => {
  it('are radio buttons; "no protection" emits an event and adds nothing', async () => {
    const cart = createMemoryCart([rowItem('a', tablet)])
    const stack = renderRows(cart, ['a'], { product: tablet })
    await userEvent.click(await screen.findByRole('radio', { name: 'Kein Schutz' }))
    expect(screen.getByRole('radio', { name: 'Kein Schutz' })).toBeChecked()
    expect(stack.events.at(-1)).toEqual({ type: 'plan_declined', surface: 'cart', productId: tablet.id })
    await userEvent.click(screen.getByRole('radio', { name: /2 Jahre/ }))
    await waitFor(() => expect(findRow('a')).toHaveAttribute('data-state', 'protected'))
    expect(cart.writes).toEqual(['add pl-tablets-2y'])
  })
})

describe('"no protection" of a row', () => {
  it('is not ticked any more once the shopper chose a plan, also where the cart refuses it', async () => {
    const cart = createMemoryCart([rowItem('a', tablet)])
    renderRows(cart, ['a'], { product: tablet })
    const no = await screen.findByRole('radio', { name: 'Kein Schutz' })
    expect(no).not.toBeChecked()
    await userEvent.click(no)
    expect(no).toBeChecked()
    cart.failWith('refused')
    await userEvent.click(screen.getByRole('radio', { name: /2 Jahre/ }))
    await waitFor(() => expect(findRow('a')).toHaveAttribute('data-notice', 'addFailed'))
    for (const radio of screen.getAllByRole('radio')) expect(radio).not.toBeChecked()
  })
})

describe('the hook', () => {
  it('has the cart as its surface unless told otherwise', async () => {
    const cart = createMemoryCart([rowItem('a')])
    const { Provider, events } = createStack({ cart })
    const [lineItem] = cart.current().lineItems
    const Row = () => <p>{useCartProtection(lineItem as LineItem, { product: phone }).status}</p>
    render(<Row />, { wrapper: Provider })
    await waitFor(() => expect(events[0]).toMatchObject({ type: 'plans_shown', surface: 'cart' }))
  })

  it('adds a plan by a click on its button, and not by a call of code', async () => {
    const cart = createMemoryCart([rowItem('a')])
    const { Provider } = createStack({ cart })
    const [lineItem] = cart.current().lineItems
    function Row() {
      const { plans, getAddButtonProps } = useCartProtection(lineItem as LineItem, { product: phone })
      const [plan] = plans
      if (!plan) return null
      const props = getAddButtonProps(plan)
      return (
        <>
          <button {...props}>Schutz hinzufügen</button>
          <button onClick={() => props.onClick({ currentTarget: null } as never)}>Ohne Element</button>
        </>
      )
    }
    render(<Row />, { wrapper: Provider })
    await userEvent.click(await screen.findByRole('button', { name: 'Ohne Element' }))
    expect(cart.writes).toEqual([])
    await userEvent.click(screen.getByRole('button', { name: 'Schutz hinzufügen' }))
    await waitFor(() => expect(cart.writes).toEqual(['add pl-prd-hakuna']))
  })
})

describe('a mini-cart', () => {
  it('has the compact form and its own surface', async () => {
    const stack = renderRows(createMemoryCart([rowItem('a')]), ['a'], { compact: true })
    await screen.findByRole('checkbox')
    expect(findRow('a')).toHaveAttribute('data-compact', 'true')
    await waitFor(() => expect(stack.events[0]).toMatchObject({ type: 'plans_shown', surface: 'mini_cart' }))
  })
})

describe('with the insurer down', () => {
  it('still shows the plan that is in the cart, and no opt-in', async () => {
    const cart = createMemoryCart([rowItem('a'), planLineOf(phone), rowItem('b', tablet)])
    const stack = renderRows(cart, ['a', 'b'], { faults: [{ status: 503 }] })
    await waitFor(() => expect(stack.events.filter(({ type }) => type === 'sync_failed')).toHaveLength(1), {
      timeout: 10_000,
    })
    expect(findRow('a')).toHaveAttribute('data-state', 'protected')
    await waitFor(() => expect(screen.getAllByRole('group')).toHaveLength(1))
    expect(within(findRow('a')).queryByRole('link')).toBeNull()
  })
})

describe('a row without the product', () => {
  const line = lineOf(tablet, 2)
  const renderRow = (inCart: LineItem, onPage: LineItem) => {
    const cart = createMemoryCart([inCart])
    const stack = createStack({ cart })
    render(<CartProtectionRow lineItem={onPage} />, { wrapper: stack.Provider })
    return { ...stack, cart }
  }

  it('offers the plans of the category that the line names, and adds one', async () => {
    const tabletLine = { ...line, category: 'tablets' }
    const { cart, requests, sandbox } = renderRow(tabletLine, tabletLine)
    await userEvent.click(await screen.findByRole('radio', { name: /2 Jahre/ }))
    await waitFor(() => expect(cart.current().lineItems[1]).toMatchObject({ productId: 'pl-tablets-2y', quantity: 2 }))
    expect(requests.filter(({ call }) => call === 'POST /plans')).toEqual([
      { call: 'POST /plans', body: { products: [tablet] } },
    ])
    await waitFor(() => expect(sandbox.inspect().carts).toHaveLength(1))
    // The cart report has the documented fields only.
    expect(Object.keys(sandbox.inspect().carts[0]?.lineItems[0] ?? {}).toSorted()).toEqual([
      'id',
      'price_amount',
      'product_brand',
      'product_id',
      'product_title',
      'quantity',
    ])
  })

  it("takes category and brand from the page's line where the cart does not store them", async () => {
    const { brand: _, ...stored } = line
    const { requests } = renderRow(stored, { ...line, category: 'tablets' })
    await screen.findByRole('radio', { name: /2 Jahre/ })
    expect(requests).toEqual([{ call: 'POST /plans', body: { products: [tablet] } }])
  })

  it('offers nothing for a line without a category', async () => {
    const { events } = renderRow(line, line)
    await waitFor(() =>
      expect(events).toContainEqual(expect.objectContaining({ type: 'no_plans', reason: 'no_match' })),
    )
    expect(screen.queryByRole('radio')).toBeNull()
  })
})
