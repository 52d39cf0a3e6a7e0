import { act, render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { phone, tablet } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/react/createStack'
import { ProtectionOptIn } from '../opt-in/ProtectionOptIn.js'
import { describeMarkup } from '../test/describeMarkup.js'
import { plansOf, renderProductPage, variant } from '../test/renderProductPage.js'

describe('the details', () => {
  it('open in a native dialog with benefits, link and a button to choose the plan', async () => {
    const stack = createStack()
    render(<ProtectionOptIn product={tablet} />, { wrapper: stack.Provider })
    const [opener] = await screen.findAllByRole('button', { name: /^Details: / })
    await userEvent.click(opener as HTMLElement)
    const dialog = await screen.findByRole('dialog', { name: 'Produktschutz: 1 Jahr Rundumschutz' })
    expect(dialog).toHaveAttribute('data-hakuna-kit', 'details')
    expect(within(dialog).getByText('Reparatur oder Ersatzgerät')).toBeVisible()
    expect(within(dialog).getByRole('link', { name: /Versicherungsinformationen/ })).toBeVisible()
    await userEvent.click(within(dialog).getByRole('button', { name: /Schutz für .* hinzufügen/ }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(screen.getByRole('radio', { name: /1 Jahr/ })).toBeChecked()
    expect(stack.events.at(-1)).toMatchObject({ type: 'plan_selected', planId: 'tablets-1y' })
  })

  it('have a heading, all facts of the plan, and buttons that submit no form', async () => {
    const showModal = vi.spyOn(HTMLDialogElement.prototype, 'showModal')
    const benefits = [{ de: 'Diebstahl', en: 'Theft' }, { en: 'Liquids' }]
    renderProductPage(variant('a', 'jpy'), {
      catalogue: [plansOf('a', 'jpy', { termMonths: 24, benefits, title: { fr: 'Garantie' } })],
    })
    await userEvent.click(await screen.findByRole('button', { name: 'Details: Garantie' }))
    expect(describeMarkup(await screen.findByRole('dialog'))).toMatchInlineSnapshot(`
      "dialog aria-label="Produktschutz: Garantie" data-hakuna-kit="details" open=""
        div data-part="sheet"
          h2 data-part="heading" "Produktschutz"
          div data-part="summary"
            span data-part="label"
              span data-part="title" lang="fr" "Garantie"
              span data-part="term" "2 Jahre"
              span data-part="price" "1.200 ¥"
            div data-part="facts"
              span data-part="optional" "Freiwillig"
              a
              | aria-label="Versicherungsinformationen (Garantie, öffnet in neuem Tab)"
              | data-part="link"
              | href="https://hellohakuna.com/plan-details"
              | rel="noopener noreferrer"
              | target="_blank"
              | "Versicherungsinformationen"
          section data-part="benefits"
            h3 "Das ist versichert"
            ul
              li "Diebstahl"
              li "Liquids"
          p "Der Schutz ist freiwillig. Sie können das Produkt auch ohne ihn kaufen."
          p "Der Versicherungsvertrag beginnt mit dem Versand des Produkts. Die Police kommt per E-Mail."
          div data-part="actions"
            button data-part="action" type="button" "Schutz für 1.200 ¥ hinzufügen"
            button data-part="action" type="button" "Schließen""
    `)
    expect(showModal).toHaveBeenCalledTimes(1)
    showModal.mockRestore()
  })

  it('have no heading for benefits where the insurer names none', async () => {
    renderProductPage(variant('a'), { catalogue: [plansOf('a', 'eur', { benefits: [] })] })
    await userEvent.click(await screen.findByRole('button', { name: 'Details: Rundumschutz' }))
    const headings = within(await screen.findByRole('dialog')).getAllByRole('heading')
    expect(headings.map(({ textContent }) => textContent)).toEqual(['Produktschutz'])
  })

  it('leave out a benefit without a text', async () => {
    const { client, queryClient, requests } = renderProductPage(variant('a'), {
      catalogue: [plansOf('a', 'eur', { benefits: [{ de: 'Diebstahl' }] })],
    })
    const lookUpPlans = client.lookUpPlans
    client.lookUpPlans = async (...asked) => {
      const [lookup] = await lookUpPlans(...asked)
      const plans = lookup!.plans.map((plan) => ({ ...plan, benefits: [{}, ...plan.benefits!, { de: '' }] }))
      return [{ ...lookup!, plans }]
    }
    await screen.findByRole('checkbox')
    await act(() => queryClient.invalidateQueries())
    await waitFor(() => expect(requests).toHaveLength(2))
    await userEvent.click(screen.getByRole('button', { name: 'Details: Rundumschutz' }))
    const items = within(await screen.findByRole('dialog')).getAllByRole('listitem')
    expect(items.map(({ textContent }) => textContent)).toEqual(['Diebstahl'])
  })

  it('are of the plan whose button was pressed; a click beside them closes them and chooses nothing', async () => {
    const { told, events } = renderProductPage(tablet)
    const [, second] = await screen.findAllByRole('button', { name: /^Details: / })
    await userEvent.click(second!)
    const dialog = await screen.findByRole('dialog', { name: 'Produktschutz: 2 Jahre Rundumschutz' })
    await userEvent.click(within(dialog).getByRole('heading', { level: 2 }))
    expect(dialog).toBeVisible()
    await userEvent.click(dialog)
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(told()).toEqual([])
    expect(events.map(({ type }) => type)).toEqual(['plans_shown'])
  })

  it('close without a choice', async () => {
    render(<ProtectionOptIn product={phone} />, { wrapper: createStack().Provider })
    await userEvent.click(await screen.findByRole('button', { name: /^Details: / }))
    await userEvent.click(await screen.findByRole('button', { name: 'Schließen' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(screen.getByRole('checkbox')).not.toBeChecked()
  })
})
