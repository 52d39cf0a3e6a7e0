import { render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { phone, tablet } from '@hakuna-kit/test/products'
import { createStack, type StackOptions } from '@hakuna-kit/test/react/createStack'
import { describeMarkup } from '../test/describeMarkup.js'
import { plansOf, renderProductPage, variant } from '../test/renderProductPage.js'
import { ProtectionOptIn, type ProtectionOptInProps } from './ProtectionOptIn.js'

function renderOptIn(props: Partial<ProtectionOptInProps> = {}, options?: StackOptions) {
  const stack = createStack(options)
  const view = render(<ProtectionOptIn product={phone} {...props} />, { wrapper: stack.Provider })
  const frame = () => view.container.querySelector('fieldset')
  return { ...stack, ...view, frame, markup: () => describeMarkup(frame() as Element) }
}

describe('the markup', () => {
  it('of one plan: a checkbox, labelled by title and price, and links that do not give the page away', async () => {
    const { markup, events } = renderOptIn()
    const box = await screen.findByRole('checkbox')
    await waitFor(() => expect(events).toHaveLength(1))
    expect(markup()).toMatchInlineSnapshot(`
      "fieldset class="hakuna-kit" data-hakuna-kit="opt-in" data-state="ready"
        legend data-part="heading" "Produktschutz"
        div data-part="options"
          div data-part="option" data-selected="false"
            input
            | autocomplete="off"
            | data-part="input"
            | id="#1"
            | name="merchant_product_id"
            | type="checkbox"
            | value="pl-prd-hakuna"
            div data-part="summary"
              label data-part="label" for="#1"
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
                | aria-haspopup="dialog"
                | aria-label="Details: 1 Jahr Garantieerweiterung"
                | data-part="details"
                | type="button"
                | "Details""
    `)
    await userEvent.click(box)
    expect(markup()).toContain('div data-part="option" data-selected="true"')
    expect(box.attributes).toHaveLength(6)
  })

  it('of several plans: radio buttons of one name, and "no protection" without price, link and details', async () => {
    const { markup } = renderOptIn({ product: tablet, name: 'tablet' }, { locale: 'en-GB' })
    await userEvent.click(await screen.findByRole('radio', { name: 'No protection' }))
    expect(markup()).toMatchInlineSnapshot(`
      "fieldset class="hakuna-kit" data-hakuna-kit="opt-in" data-state="ready"
        legend data-part="heading" "Product protection"
        div data-part="options"
          div data-part="option" data-selected="false"
            input
            | autocomplete="off"
            | data-part="input"
            | id="#1"
            | name="tablet"
            | type="radio"
            | value="pl-tablets-1y"
            div data-part="summary"
              label data-part="label" for="#1"
                span data-part="title" "1 year of all-round protection"
                span data-part="price" "€29.99"
              div data-part="facts"
                span data-part="optional" "Optional"
                a
                | aria-label="Insurance information (1 year of all-round protection, opens in a new tab)"
                | data-part="link"
                | href="https://hellohakuna.com/plan-details"
                | rel="noopener noreferrer"
                | target="_blank"
                | "Insurance information"
                button
                | aria-haspopup="dialog"
                | aria-label="Details: 1 year of all-round protection"
                | data-part="details"
                | type="button"
                | "Details"
          div data-part="option" data-selected="false"
            input
            | autocomplete="off"
            | data-part="input"
            | id="#2"
            | name="tablet"
            | type="radio"
            | value="pl-tablets-2y"
            div data-part="summary"
              label data-part="label" for="#2"
                span data-part="title" "2 years of all-round protection"
                span data-part="price" "€51.99"
              div data-part="facts"
                span data-part="optional" "Optional"
                a
                | aria-label="Insurance information (2 years of all-round protection, opens in a new tab)"
                | data-part="link"
                | href="https://hellohakuna.com/plan-details"
                | rel="noopener noreferrer"
                | target="_blank"
                | "Insurance information"
                button
                | aria-haspopup="dialog"
                | aria-label="Details: 2 years of all-round protection"
                | data-part="details"
                | type="button"
                | "Details"
          div data-part="option" data-selected="true"
            input autocomplete="off" data-part="input" id="#3" name="tablet" type="radio" value=""
            div data-part="summary"
              label data-part="label" for="#3"
                span data-part="title" "No protection""
    `)
  })

  it('while plans load: hidden, with the space of one plan, and nothing in it is ticked', () => {
    const { markup, frame } = renderOptIn({ style: { color: 'red' } }, { delayMs: Infinity })
    // React 18 writes a value that is undefined as an empty one.
    frame()?.querySelector('input')?.removeAttribute('value')
    expect(markup()).toMatchInlineSnapshot(`
      "fieldset
      | class="hakuna-kit"
      | data-hakuna-kit="opt-in"
      | data-state="loading"
      | style="color: red; visibility: hidden;"
        legend data-part="heading" "Produktschutz"
        div data-part="options"
          div data-part="option" data-selected="false"
            input autocomplete="off" data-part="input" id="#1" name="merchant_product_id" type="checkbox"
            div data-part="summary"
              label data-part="label" for="#1"
                span data-part="title"
                span data-part="price"
              div data-part="facts"
                span data-part="optional" "Freiwillig"
                a
                | aria-label="Versicherungsinformationen ( , öffnet in neuem Tab)"
                | data-part="link"
                | href="#"
                | rel="noopener noreferrer"
                | target="_blank"
                | "Versicherungsinformationen"
                button
                | aria-haspopup="dialog"
                | aria-label="Details:  "
                | data-part="details"
                | type="button"
                | "Details""
    `)
  })

  it.each([
    [0, 0],
    [1, 1],
    // "No protection" is one more.
    [2, 3],
    [3, 4],
  ])('reserves the space of %s plans while they load: %s inputs', (reserve, inputs) => {
    const { container } = renderOptIn({ reserve }, { delayMs: Infinity })
    expect(container.querySelectorAll('input')).toHaveLength(inputs)
    expect(new Set([...container.querySelectorAll('input')].map(({ id }) => id)).size).toBe(inputs)
    expect(container.querySelectorAll('fieldset')).toHaveLength(Math.sign(reserve))
  })

  it('once plans are shown: with a style alone, its class, its attributes, or no class of ours', async () => {
    const { frame, rerender } = renderOptIn({ style: { color: 'red' }, className: 'mine', title: 'Plan' })
    await screen.findByRole('checkbox')
    const attributes = () =>
      Object.fromEntries([...(frame()?.attributes ?? [])].map(({ name, value }) => [name, value]))
    expect(attributes()).toEqual({
      class: 'hakuna-kit mine',
      'data-hakuna-kit': 'opt-in',
      'data-state': 'ready',
      style: 'color: red;',
      title: 'Plan',
    })
    rerender(<ProtectionOptIn product={phone} unstyled />)
    expect(attributes()).toEqual({ class: '', 'data-hakuna-kit': 'opt-in', 'data-state': 'ready' })
  })
})

describe('the details', () => {
  it('can be opened twice, and choose the plan once', async () => {
    const { told, events } = renderProductPage(variant('only'), { catalogue: [plansOf('only', 'eur', { id: 'o1' })] })
    const open = async () => userEvent.click(await screen.findByRole('button', { name: 'Details: Rundumschutz' }))
    await open()
    await userEvent.click(await screen.findByRole('button', { name: 'Schließen' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await open()
    await userEvent.click(await screen.findByRole('button', { name: /hinzufügen$/ }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(told()).toEqual(['o1'])
    expect(events.map(({ type }) => type)).toEqual(['plans_shown', 'plan_selected'])
  })
})
