import { render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { phone, tablet } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/react/createStack'
import { ProtectionOptIn } from '../opt-in/ProtectionOptIn.js'

const consoleWarnings = vi.spyOn(console, 'warn').mockImplementation(() => {})
const userAgent = vi.spyOn(navigator, 'userAgent', 'get')
beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  // The check is left out in test environments, such as this one.
  userAgent.mockReturnValue('Mozilla/5.0')
})
afterEach(() => {
  vi.useRealTimers()
  document.head.replaceChildren()
  consoleWarnings.mockClear()
})
const lines = () => consoleWarnings.mock.calls.map(([words]) => String(words))

async function show(unstyled = false) {
  const { Provider } = createStack()
  const { unmount } = render(
    <>
      <ProtectionOptIn product={phone} unstyled={unstyled} />
      <ProtectionOptIn product={tablet} unstyled={unstyled} name="other" />
    </>,
    { wrapper: Provider },
  )
  await screen.findAllByRole('radio')
  await vi.advanceTimersByTimeAsync(3_000)
  unmount()
}

describe('watchStyles', () => {
  it('tells once that the stylesheet is not on the page', async () => {
    await show()
    expect(lines()).toEqual([expect.stringMatching(/stylesheet is not on the page.*react\/styles\.css.*unstyled/)])
  })

  it('does not tell where it is, or where the shop has its own look', async () => {
    await show(true)
    const style = document.createElement('style')
    style.textContent = '.hakuna-kit { --hk-accent: currentColor }'
    document.head.append(style)
    await show()
    expect(lines()).toEqual([])
  })

  it('does not tell in a test environment', async () => {
    userAgent.mockReturnValue('Mozilla/5.0 (X11; Linux x64) HappyDOM/21.0.4')
    await show()
    expect(lines()).toEqual([])
  })
})
