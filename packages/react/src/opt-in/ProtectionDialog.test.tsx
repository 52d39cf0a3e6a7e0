import { render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { StrictMode, useState } from 'react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Product } from '@hakuna-kit/core'
import { ProtectionDialog, type DialogOutcome } from './ProtectionDialog.js'
import { ProtectionOptIn } from './ProtectionOptIn.js'
import { phone, phoneCase, tablet } from '@hakuna-kit/test/products'
import { createStack, type StackOptions } from '@hakuna-kit/test/react/createStack'
import { describeMarkup } from '../test/describeMarkup.js'

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

  it('is a modal dialog with the name of its question, and every link and button says what it does', async () => {
    const showModal = vi.spyOn(HTMLDialogElement.prototype, 'showModal')
    renderShop(phone)
    await screen.findByRole('checkbox')
    await buy()
    expect(describeMarkup(await screen.findByRole('dialog'))).toMatchInlineSnapshot(`
      "dialog aria-labelledby="#1" class="hakuna-kit" data-hakuna-kit="dialog" open=""
        div data-part="sheet"
          h2 data-part="heading" id="#1" "Schutz für iPhone 14?"
          div data-part="options"
            div data-part="option"
              div data-part="summary"
                span data-part="label"
                  span data-part="title" "1 Jahr Garantieerweiterung"
                  span data-part="price" "12,00 €"
                div data-part="facts"
                  span data-part="optional" "Freiwillig"
                  a
                  | aria-label="Versicherungsinformationen (1 Jahr Garantieerweiterung, öffnet in neuem Tab)"
                  | data-part="link"
                  | href="https://hellohakuna.com/plan-details"
                  | rel="noopener noreferrer"
                  | target="_blank"
                  | "Versicherungsinformationen"
              button
              | aria-label="1 Jahr Garantieerweiterung: Schutz für 12,00 € hinzufügen"
              | data-part="action"
              | type="button"
              | "Schutz für 12,00 € hinzufügen"
          p "Der Schutz ist freiwillig. Sie können das Produkt auch ohne ihn kaufen."
          div data-part="actions"
            button data-part="action" type="button" "Ohne Schutz weiter""
    `)
    expect(showModal).toHaveBeenCalledTimes(1)
    showModal.mockRestore()
  })

  it.each<[string, (dialog: HTMLDialogElement) => unknown]>([
    // Escape closes a modal dialog, which browsers tell with the event `close`.
    ['Escape', (dialog) => dialog.close()],
    ['a click beside it', (dialog) => userEvent.click(dialog)],
  ])('is closed without an answer by %s, and nothing is chosen', async (_, leave) => {
    const { onOutcome, events } = renderShop(tablet)
    await findRadio(/2 Jahre/)
    await waitFor(() => expect(events).toHaveLength(1))
    await buy()
    const dialog = await screen.findByRole<HTMLDialogElement>('dialog')
    // A click inside is none beside it.
    await userEvent.click(within(dialog).getByRole('heading'))
    expect(onOutcome).not.toHaveBeenCalled()
    await leave(dialog)
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(onOutcome.mock.calls).toEqual([[{ type: 'closed' }]])
    for (const radio of screen.getAllByRole('radio')) expect(radio).not.toBeChecked()
    expect(events.map(({ type }) => type)).toEqual(['plans_shown', 'plans_shown'])
  })

  it('answers each opening once, also in strict mode and with a new `onClose` at each render', async () => {
    const stack = createStack()
    const onClose = vi.fn()
    const show = (open: boolean) => (
      <StrictMode>
        <ProtectionDialog product={tablet} open={open} onClose={(outcome) => onClose(outcome)} />
      </StrictMode>
    )
    const { rerender } = render(show(false), { wrapper: stack.Provider })
    await waitFor(() => expect(stack.requests).toHaveLength(1))
    await waitFor(() => expect(stack.queryClient.isFetching()).toBe(0))
    rerender(show(true))
    await userEvent.click(await screen.findByRole('button', { name: /^2 Jahre Rundumschutz/ }))
    expect(onClose.mock.calls).toEqual([[{ type: 'accepted', plan: expect.objectContaining({ id: 'tablets-2y' }) }]])
    for (const times of [2, 3]) {
      rerender(show(false))
      rerender(show(true))
      rerender(show(true))
      expect(onClose).toHaveBeenCalledTimes(times)
      expect(onClose).toHaveBeenLastCalledWith({ type: 'not_asked' })
    }
    expect(stack.events.map(({ type }) => type)).toEqual(['plans_shown', 'plan_selected'])
  })

  it('has the class and the parts of the shop, or no class of ours', async () => {
    const stack = createStack()
    const show = (open: boolean) => (
      <ProtectionDialog
        product={phone}
        open={open}
        onClose={() => {}}
        unstyled={open}
        className="mine"
        slots={{ action: { className: 'big' }, price: { className: 'price' } }}
      />
    )
    const { rerender } = render(show(false), { wrapper: stack.Provider })
    await waitFor(() => expect(stack.requests).toHaveLength(1))
    await waitFor(() => expect(stack.queryClient.isFetching()).toBe(0))
    rerender(show(true))
    const dialog = await screen.findByRole('dialog')
    expect(dialog).toHaveAttribute('class', 'mine')
    expect(dialog.querySelectorAll('button.big')).toHaveLength(2)
    expect(dialog.querySelector('.price')).toHaveTextContent('12,00 €')
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
