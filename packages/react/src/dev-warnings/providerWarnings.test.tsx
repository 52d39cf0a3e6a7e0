import { render } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createMemoryCart } from '@hakuna-kit/test/createMemoryCart'
import { createStack } from '@hakuna-kit/test/react/createStack'
import { ProtectionProvider } from '../ProtectionProvider.js'

const consoleErrors = vi.spyOn(console, 'error').mockImplementation(() => {})
const consoleWarnings = vi.spyOn(console, 'warn').mockImplementation(() => {})
afterEach(() => [consoleErrors, consoleWarnings].forEach((spy) => spy.mockClear()))
const lines = () => [...consoleErrors.mock.calls, ...consoleWarnings.mock.calls].map(([words]) => String(words))

describe('the lines about a provider', () => {
  it('tell once of a client that is made at every render', () => {
    const tree = () => <ProtectionProvider client={createStack().client} locale="de-DE" />
    const view = render(tree())
    for (let renders = 0; renders < 5; renders++) view.rerender(tree())
    expect(lines()).toEqual([expect.stringContaining('was given another client')])
  })

  it('do not tell of a client that changes now and then', () => {
    const [one, two] = [createStack().client, createStack().client]
    const tree = (client: typeof one) => <ProtectionProvider client={client} locale="de-DE" />
    const view = render(tree(one))
    for (const client of [two, two, one, one, two]) view.rerender(tree(client))
    expect(lines()).toEqual([])
  })

  it('tell once of a cart that cannot be followed', () => {
    const { subscribe: _, ...cart } = createMemoryCart()
    const { client } = createStack()
    const tree = () => <ProtectionProvider client={client} cart={cart} locale="de-DE" />
    const view = render(tree())
    view.rerender(tree())
    expect(lines()).toEqual([expect.stringMatching(/cart adapter has no subscribe\(\).*Add subscribe\(onChange\)/)])
  })

  it('do not tell of a cart that can be followed, or of none', () => {
    const { client } = createStack()
    render(<ProtectionProvider client={client} cart={createMemoryCart()} locale="de-DE" />)
    render(<ProtectionProvider client={client} locale="de-DE" />)
    expect(lines()).toEqual([])
  })

  it.each(['de--DE', '', 'german shepherd', undefined, null])('tell once of the locale %j', (locale) => {
    const { client } = createStack()
    const tree = () => <ProtectionProvider client={client} locale={locale as string} />
    const view = render(tree())
    view.rerender(tree())
    const told = [expect.stringMatching(/is no language tag.*such as "de-DE"/)]
    expect(lines()).toEqual(told)
  })

  it.each(['de_DE', 'german'])('say nothing of the locale %j, which Intl takes', (locale) => {
    render(<ProtectionProvider client={createStack().client} locale={locale} />)
    expect(lines()).toEqual([])
  })
})
