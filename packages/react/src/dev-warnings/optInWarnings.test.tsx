import { render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { tablet } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/react/createStack'
import { ProtectionOptIn } from '../opt-in/ProtectionOptIn.js'

const consoleErrors = vi.spyOn(console, 'error').mockImplementation(() => {})
afterEach(() => consoleErrors.mockClear())
const lines = () => consoleErrors.mock.calls.map(([words]) => String(words))

describe('the lines about opt-ins', () => {
  it('tell of two that share a field name in one form', async () => {
    render(
      <>
        <ProtectionOptIn product={tablet} />
        <ProtectionOptIn product={{ ...tablet, id: 'other' }} />
      </>,
      { wrapper: createStack().Provider },
    )
    await screen.findAllByRole('radio')
    expect(lines().some((line) => line.includes('use the field name "merchant_product_id" in one form'))).toBe(true)
  })

  it('do not tell where each is in a form of its own, or has a name of its own', async () => {
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
      { wrapper: createStack().Provider },
    )
    await screen.findAllByRole('radio')
    expect(lines()).toEqual([])
  })
})
