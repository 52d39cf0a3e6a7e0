import { render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ProtectionOptIn } from './opt-in/ProtectionOptIn.js'
import { ProtectionProvider } from './ProtectionProvider.js'
import { tablet } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/react/createStack'

const consoleErrors = vi.spyOn(console, 'error').mockImplementation(() => {})
afterEach(() => consoleErrors.mockClear())
const warnings = () => consoleErrors.mock.calls.map(([words]) => String(words))

describe('in development', () => {
  it('warns once about a client that is made at every render', () => {
    const tree = () => <ProtectionProvider client={createStack().client} locale="de-DE" />
    const view = render(tree())
    for (let renders = 0; renders < 5; renders++) view.rerender(tree())
    expect(warnings().filter((words) => words.includes('was given another client'))).toHaveLength(1)
  })

  it('does not warn about a client that changes now and then', () => {
    const [one, two] = [createStack().client, createStack().client]
    const tree = (client: typeof one) => <ProtectionProvider client={client} locale="de-DE" />
    const view = render(tree(one))
    for (const client of [two, two, one, one, two]) view.rerender(tree(client))
    expect(warnings()).toEqual([])
  })

  it('warns about two opt-ins that share a field name in one form', async () => {
    const { Provider } = createStack()
    render(
      <>
        <ProtectionOptIn product={tablet} />
        <ProtectionOptIn product={{ ...tablet, id: 'other' }} />
      </>,
      { wrapper: Provider },
    )
    await screen.findAllByRole('radio')
    expect(warnings().some((words) => words.includes('use the field name "merchant_product_id" in one form'))).toBe(
      true,
    )
  })

  it('does not warn where each is in a form of its own, or has a name of its own', async () => {
    const { Provider } = createStack()
    render(
      <>
        <form>
          <ProtectionOptIn product={tablet} />
        </form>
        <form>
          <ProtectionOptIn product={{ ...tablet, id: 'other' }} />
        </form>
        <ProtectionOptIn product={{ ...tablet, id: 'third' }} name="third" />
      </>,
      { wrapper: Provider },
    )
    await screen.findAllByRole('radio')
    expect(warnings()).toEqual([])
  })
})
