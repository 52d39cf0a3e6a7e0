import { act, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { NewLineItem } from '@hakuna-kit/core'
import { createMemoryCart } from '@hakuna-kit/test/createMemoryCart'
import { lineOf, phone, planLineOf, tablet } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/react/createStack'
import { CartProtectionRow } from '../cart/row/CartProtectionRow.js'

const consoleWarnings = vi.spyOn(console, 'warn').mockImplementation(() => {})
afterEach(() => void consoleWarnings.mockClear())
/** Lines of the browser. The proxy runs in the same process and has lines of its own. */
const lines = () =>
  consoleWarnings.mock.calls.map(([words]) => String(words)).filter((line) => !line.startsWith('Hakuna Kit (server)'))

describe('the lines about a cart', () => {
  it('tell once of a sync that failed', async () => {
    const cart = createMemoryCart([lineOf(phone), planLineOf(phone)])
    const { Provider, events } = createStack({ cart, faults: [{ path: '/orders', status: 401 }] })
    render(<Provider />)
    await waitFor(() => expect(events.filter(({ type }) => type === 'sync_failed')).toHaveLength(1))
    await cart.addLineItems([lineOf(phone)])
    await waitFor(() => expect(events.filter(({ type }) => type === 'sync_failed').length).toBeGreaterThan(1))
    expect(lines()).toEqual([expect.stringMatching(/cart could not be synced \(insurer_fault\)\. POST \/cart\/report/)])
  })

  it('tell once of a cart that cannot be read', async () => {
    const readCart = vi.fn<() => Promise<never>>().mockRejectedValue(new Error('down'))
    const cart = { ...createMemoryCart(), readCart }
    const { Provider } = createStack({ cart })
    render(<Provider />)
    await waitFor(() => expect(lines()).toEqual([expect.stringMatching(/readCart\(\).*failed.*resolve with null/)]))
    readCart.mockClear()
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))
    await waitFor(() => expect(readCart).toHaveBeenCalled())
    await act(async () => {})
    expect(lines()).toHaveLength(1)
  })

  it.each<[string, (items: NewLineItem[]) => NewLineItem[], RegExp]>([
    ['does not add', () => [], /addLineItems\(\) resolved, but.*"pl-prd-hakuna".*Content-Type: application\/json/],
    [
      'adds without its properties',
      (items) => items.map(({ customProperties: _, ...item }) => item),
      /line of plan .*, but without customProperties\.productReference "prd-iphone14".*keep customProperties/,
    ],
  ])('tell of a plan that the cart %s', async (_, keep, expected) => {
    const memory = createMemoryCart([lineOf(phone)])
    const cart = { ...memory, addLineItems: (items: NewLineItem[]) => memory.addLineItems(keep(items)) }
    const { Provider } = createStack({ cart })
    render(<CartProtectionRow lineItem={lineOf(phone)} product={phone} />, { wrapper: Provider })
    await userEvent.click(await screen.findByRole('checkbox'))
    await waitFor(() => expect(lines()).toEqual([expect.stringMatching(expected)]))
  })

  it('do not tell of a plan that was added, or that the cart refused', async () => {
    const cart = createMemoryCart([lineOf(phone)])
    const { Provider, events } = createStack({ cart })
    render(<CartProtectionRow lineItem={lineOf(phone)} product={phone} />, { wrapper: Provider })
    await userEvent.click(await screen.findByRole('checkbox'))
    await waitFor(() => expect(events.map(({ type }) => type)).toContain('sync_settled'))
    const full = { ...createMemoryCart([lineOf(tablet)]), addLineItems: () => Promise.reject(new Error('full')) }
    render(<CartProtectionRow lineItem={lineOf(tablet)} product={tablet} />, {
      wrapper: createStack({ cart: full }).Provider,
    })
    await userEvent.click((await screen.findAllByRole('radio'))[0]!)
    await screen.findByText(/./, { selector: '[data-part="notice"]' })
    expect(lines()).toEqual([])
  })

  it('do not tell of a cart that is read and synced', async () => {
    const cart = createMemoryCart([lineOf(phone), planLineOf(phone)])
    const { Provider, events } = createStack({ cart })
    render(<Provider />)
    await waitFor(() => expect(events.map(({ type }) => type)).toContain('sync_settled'))
    expect(lines()).toEqual([])
  })
})
