import { render, screen } from '@testing-library/react'
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
