// @vitest-environment jsdom
import { render, screen, waitFor } from '@testing-library/react'
import { afterAll, expect, it, vi } from 'vitest'
import { phone, tablet } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/react/createStack'
import { ProtectionOptIn } from './opt-in/ProtectionOptIn.js'

const consoleErrors = vi.spyOn(console, 'error').mockImplementation(() => {})
afterAll(() => consoleErrors.mockRestore())

it('an opt-in whose elements another script has moved fails once and alone', async () => {
  const { Provider, events } = createStack()
  const page = (product: typeof phone) => (
    <>
      <h1>Produkt</h1>
      <ProtectionOptIn product={product} />
    </>
  )
  const { rerender, container } = render(page(tablet), { wrapper: Provider })
  await screen.findAllByRole('radio')
  // As page translators and extensions do. React cannot remove what is not there.
  for (const option of document.querySelectorAll('[data-part=option]')) option.remove()
  rerender(page(phone))
  await waitFor(() => expect(container.querySelector('fieldset')).toBeNull())
  expect(screen.getByRole('heading', { name: 'Produkt' })).toBeVisible()
  expect(events.filter(({ type }) => type === 'component_failed')).toEqual([
    { type: 'component_failed', component: 'ProtectionOptIn', error: expect.any(String) },
  ])
})
