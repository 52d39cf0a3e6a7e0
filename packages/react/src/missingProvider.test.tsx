import { render, screen, waitFor } from '@testing-library/react'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { lineOf, phone } from '@hakuna-kit/test/products'

const consoleErrors = vi.spyOn(console, 'error').mockImplementation(() => {})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
})
afterAll(() => consoleErrors.mockRestore())

/** The kit as a bundler of this mode makes it, and a page of a shop without a provider. */
async function load(mode: 'development' | 'production') {
  vi.stubEnv('NODE_ENV', mode)
  vi.resetModules()
  const kit = await import('@hakuna-kit/react')
  const { ProtectionDevtools } = await import('@hakuna-kit/react/devtools')
  const { createStack } = await import('@hakuna-kit/test/react/createStack')
  const onClose = vi.fn()
  const elements = {
    ProtectionOptIn: <kit.ProtectionOptIn product={phone} />,
    ProtectionDialog: <kit.ProtectionDialog product={phone} open onClose={onClose} />,
    CartProtectionRow: <kit.CartProtectionRow lineItem={lineOf(phone)} />,
    OrderProtection: <kit.OrderProtection lineItems={[lineOf(phone)]} />,
    ProtectionDevtools: <ProtectionDevtools />,
  }
  return { ...kit, elements, onClose, createStack }
}
const names = [
  'ProtectionOptIn',
  'ProtectionDialog',
  'CartProtectionRow',
  'OrderProtection',
  'ProtectionDevtools',
] as const

describe('a component without a provider', () => {
  it.each(names)('<%s> throws in development', async (name) => {
    const { elements } = await load('development')
    expect(() => render(elements[name])).toThrow('needs a <ProtectionProvider>')
  })

  it.each(names)('<%s> renders nothing in production, and the page stays', async (name) => {
    const { elements, onClose } = await load('production')
    const { container } = render(
      <>
        <h1>Produkt</h1>
        {elements[name]}
      </>,
    )
    expect(container.innerHTML).toBe('<h1>Produkt</h1>')
    expect(onClose.mock.calls).toEqual(name === 'ProtectionDialog' ? [[{ type: 'not_asked' }]] : [])
  })

  it('shows the page of a nested provider in production, served by the outer one', async () => {
    const { createStack, ProtectionProvider, ProtectionOptIn } = await load('production')
    const [outer, inner] = [createStack(), createStack()]
    render(
      <outer.Provider>
        <ProtectionProvider client={inner.client} locale="en">
          <ProtectionOptIn product={phone} />
        </ProtectionProvider>
      </outer.Provider>,
    )
    expect(await screen.findByRole('group', { name: 'Produktschutz' })).toBeVisible()
    expect(inner.requests).toEqual([])
  })
})

describe('a provider without a client', () => {
  it.each([
    ['development', 60_000],
    ['production', 5_000],
  ] as const)('waits in %s %s ms for the proxy', async (mode, timeoutMs) => {
    const { ProtectionProvider, ProtectionOptIn } = await load(mode)
    const fetch = vi.spyOn(globalThis, 'fetch').mockImplementation(
      (_, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
        }),
    )
    const onEvent = vi.fn()
    vi.useFakeTimers()
    render(
      <ProtectionProvider locale="de-DE" onEvent={onEvent}>
        <ProtectionOptIn product={phone} />
      </ProtectionProvider>,
    )
    await vi.advanceTimersByTimeAsync(timeoutMs - 1)
    const [, call] = fetch.mock.lastCall!
    expect(call?.signal?.aborted).toBe(false)
    await vi.advanceTimersByTimeAsync(10)
    vi.useRealTimers()
    expect(call?.signal?.aborted).toBe(true)
    await waitFor(() => expect(onEvent.mock.calls).toMatchObject([[{ type: 'no_plans', reason: 'request_failed' }]]))
    fetch.mockRestore()
  })
})
