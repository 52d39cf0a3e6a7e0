import { render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Product } from '@hakuna-kit/core'
import { ProtectionDialog, type DialogOutcome } from './ProtectionDialog.js'
import { ProtectionOptIn } from './ProtectionOptIn.js'
import { phone, phoneCase, tablet } from '@hakuna-kit/test/products'
import { createStack, type StackOptions } from '@hakuna-kit/test/react/createStack'

beforeEach(() => sessionStorage.clear())

function Shop({ product, onOutcome }: { product: Product; onOutcome: (outcome: DialogOutcome) => void }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <ProtectionOptIn product={product} />
      <button onClick={() => setOpen(true)}>In den Warenkorb</button>
      <ProtectionDialog
        product={product}
        open={open}
        onClose={(outcome) => {
          setOpen(false)
          onOutcome(outcome)
        }}
      />
    </>
  )
}

function renderShop(product: Product, options?: StackOptions) {
  const stack = createStack(options)
  const onOutcome = vi.fn<(outcome: DialogOutcome) => void>()
  const view = render(<Shop product={product} onOutcome={onOutcome} />, { wrapper: stack.Provider })
  return { ...stack, onOutcome, show: (next: Product) => view.rerender(<Shop product={next} onOutcome={onOutcome} />) }
}

const buy = () => userEvent.click(screen.getByRole('button', { name: 'In den Warenkorb' }))
const findRadio = (name: RegExp) => screen.findByRole('radio', { name })

describe('ProtectionDialog', () => {
  it('asks on add-to-cart, with the four parts of the law, and "no" beside "yes"', async () => {
    const { onOutcome, events } = renderShop(tablet)
    await findRadio(/2 Jahre/)
    // The code that reports is loaded later. The dialog reports nothing before it asks.
    await waitFor(() => expect(events).toMatchObject([{ type: 'plans_shown', surface: 'product' }]))
    await buy()
    const dialog = await screen.findByRole('dialog', { name: 'Schutz für Tab 11?' })
    expect(within(dialog).getAllByRole('link', { name: /Versicherungsinformationen/ })).toHaveLength(2)
    expect(within(dialog).getAllByText('Freiwillig')).toHaveLength(2)
    expect(within(dialog).getByRole('button', { name: 'Ohne Schutz weiter' })).toBeVisible()
    expect(onOutcome).not.toHaveBeenCalled()
    await userEvent.click(within(dialog).getByRole('button', { name: /2 Jahre Rundumschutz/ }))
    await waitFor(() => expect(onOutcome).toHaveBeenCalledTimes(1))
    expect(onOutcome).toHaveBeenCalledWith({ type: 'accepted', plan: expect.objectContaining({ id: 'tablets-2y' }) })
    expect(await findRadio(/2 Jahre/)).toBeChecked()
    expect(events.map(({ type }) => type)).toEqual(['plans_shown', 'plans_shown', 'plan_selected'])
    expect(events.at(-1)).toMatchObject({ surface: 'dialog', consent: { surface: 'dialog' } })
  })

  it('is never shown again in the session after a no, for no product', async () => {
    const { onOutcome, show, events } = renderShop(tablet)
    await findRadio(/2 Jahre/)
    await buy()
    await userEvent.click(await screen.findByRole('button', { name: 'Ohne Schutz weiter' }))
    await waitFor(() => expect(onOutcome).toHaveBeenLastCalledWith({ type: 'declined' }))
    expect(events.at(-1)).toEqual({ type: 'plan_declined', surface: 'dialog', productId: tablet.id })
    show(phone)
    await screen.findByRole('checkbox')
    await buy()
    await waitFor(() => expect(onOutcome).toHaveBeenLastCalledWith({ type: 'not_asked' }))
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('asks once per product and session, also after it was closed without an answer', async () => {
    const { onOutcome, show } = renderShop(tablet)
    await findRadio(/2 Jahre/)
    await buy()
    const dialog = await screen.findByRole<HTMLDialogElement>('dialog')
    dialog.close()
    await waitFor(() => expect(onOutcome).toHaveBeenLastCalledWith({ type: 'closed' }))
    await buy()
    await waitFor(() => expect(onOutcome).toHaveBeenLastCalledWith({ type: 'not_asked' }))
    show(phone)
    await screen.findByRole('checkbox')
    await buy()
    expect(await screen.findByRole('dialog', { name: 'Schutz für iPhone 14?' })).toBeVisible()
  })

  it('does not ask a shopper who has answered on the page', async () => {
    const { onOutcome } = renderShop(tablet)
    await userEvent.click(await findRadio(/Kein Schutz/))
    await buy()
    await waitFor(() => expect(onOutcome).toHaveBeenCalledWith({ type: 'not_asked' }))
  })

  it.each([
    ['for a product without a plan', phoneCase, {}],
    ['with the insurer down', tablet, { faults: [{ status: 503 }] }],
    ['while the plans are looked up', tablet, { delayMs: Infinity }],
  ])('does not ask %s', async (_, product, options) => {
    const { onOutcome } = renderShop(product, options)
    await buy()
    await waitFor(() => expect(onOutcome).toHaveBeenCalledWith({ type: 'not_asked' }))
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('does not ask where there is no session storage', async () => {
    vi.stubGlobal('sessionStorage', {
      getItem() {
        throw new DOMException('denied', 'SecurityError')
      },
    })
    const { onOutcome } = renderShop(tablet)
    await findRadio(/2 Jahre/)
    await buy()
    await waitFor(() => expect(onOutcome).toHaveBeenCalledWith({ type: 'not_asked' }))
    vi.unstubAllGlobals()
  })
})
