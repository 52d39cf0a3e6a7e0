import { render, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createMemoryCart } from '@hakuna-kit/test/createMemoryCart'
import { lineOf, phone, planLineOf } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/react/createStack'

const consoleWarnings = vi.spyOn(console, 'warn').mockImplementation(() => {})
afterEach(() => void consoleWarnings.mockClear())
/** Lines of the browser. The proxy runs in the same process and has lines of its own. */
const lines = () =>
  consoleWarnings.mock.calls.map(([words]) => String(words)).filter((line) => !line.includes("the insurer's call"))

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
    const cart = { ...createMemoryCart(), readCart: () => Promise.reject(new Error('down')) }
    const { Provider } = createStack({ cart })
    render(<Provider />)
    await waitFor(() => expect(lines()).toEqual([expect.stringMatching(/readCart\(\).*failed.*resolve with null/)]))
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(lines()).toHaveLength(1)
  })

  it('do not tell of a cart that is read and synced', async () => {
    const cart = createMemoryCart([lineOf(phone), planLineOf(phone)])
    const { Provider, events } = createStack({ cart })
    render(<Provider />)
    await waitFor(() => expect(events.map(({ type }) => type)).toContain('sync_settled'))
    expect(lines()).toEqual([])
  })
})
