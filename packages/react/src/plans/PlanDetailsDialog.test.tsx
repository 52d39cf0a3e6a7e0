import { render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { phone, tablet } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/react/createStack'
import { ProtectionOptIn } from '../opt-in/ProtectionOptIn.js'

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

  it('close without a choice', async () => {
    render(<ProtectionOptIn product={phone} />, { wrapper: createStack().Provider })
    await userEvent.click(await screen.findByRole('button', { name: /^Details: / }))
    await userEvent.click(await screen.findByRole('button', { name: 'Schließen' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(screen.getByRole('checkbox')).not.toBeChecked()
  })
})
