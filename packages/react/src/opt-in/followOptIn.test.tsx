import { render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import type { Plan, Product } from '@hakuna-kit/core'
import type { ConsentRecord } from './ConsentRecord.js'
import { ProtectionDialog } from './ProtectionDialog.js'
import { ProtectionOptIn } from './ProtectionOptIn.js'
import { entryOf } from '@hakuna-kit/test/catalogue'
import { tablet } from '@hakuna-kit/test/products'
import { createStack, type StackOptions } from '@hakuna-kit/test/react/createStack'
import { afterLeaving } from '../test/afterLeaving.js'

type Told = (plan: Plan | null, consent: ConsentRecord | null) => void

const small: Product = { ...tablet, id: 'small' }
const big: Product = { ...tablet, id: 'big' }
const catalogue = [
  entryOf('small', { id: '1y', termMonths: 12, price: 2000 }, { id: '2y', termMonths: 24, price: 3000 }),
  entryOf('big', { id: 'b1', termMonths: 12, price: 2000 }, { id: 'b2', termMonths: 24, price: 3500 }),
  entryOf('huge', { id: 'h5', termMonths: 60, price: 9000 }),
]

/** A product page on which the shopper goes from product to product. */
function renderPage(product: Product, options: StackOptions = {}) {
  const stack = createStack({ catalogue, ...options })
  const onPlanChange = vi.fn<Told>()
  const page = (shown: Product, variantOf?: string) => (
    <ProtectionOptIn product={shown} variantOf={variantOf} onPlanChange={onPlanChange} />
  )
  const view = render(page(product, 'tab'), { wrapper: stack.Provider })
  return { ...stack, onPlanChange, go: (next: Product, variantOf?: string) => view.rerender(page(next, variantOf)) }
}

const radio = (name: RegExp) => screen.findByRole('radio', { name })
const live = () => screen.getByRole('status')

describe('a variant', () => {
  it('keeps the chosen term where there is an equal one, and announces it with the new price', async () => {
    const { go, onPlanChange } = renderPage(small)
    await userEvent.click(await radio(/2 Jahre/))
    go(big, 'tab')
    await waitFor(() => expect(live()).toHaveTextContent('Ihre Auswahl bleibt: Rundumschutz, 35,00 €.'))
    expect(await radio(/2 Jahre/)).toBeChecked()
    expect(screen.getByText(/Ihre Auswahl bleibt: Rundumschutz, 35,00\s€/, { selector: 'p' })).toBeVisible()
    expect(onPlanChange.mock.calls.map(([plan]) => plan?.id)).toEqual(['2y', undefined, 'b2'])
  })

  it('clears the choice where there is none, and announces why', async () => {
    const { go, onPlanChange } = renderPage(small)
    await userEvent.click(await radio(/2 Jahre/))
    go({ ...tablet, id: 'huge' }, 'tab')
    await waitFor(() =>
      expect(live()).toHaveTextContent(
        'Ihre Auswahl wurde aufgehoben: Rundumschutz gibt es für diese Ausführung nicht.',
      ),
    )
    expect(screen.getByRole('checkbox')).not.toBeChecked()
    expect(onPlanChange).toHaveBeenLastCalledWith(null, null)
  })

  it('does not keep the choice for another product', async () => {
    const { go } = renderPage(small)
    await userEvent.click(await radio(/2 Jahre/))
    go(big, 'another thing')
    for (const input of await screen.findAllByRole('radio')) expect(input).not.toBeChecked()
  })

  it('announces nothing where nothing was chosen', async () => {
    const { go } = renderPage(small)
    await radio(/2 Jahre/)
    go(big, 'tab')
    await waitFor(async () => expect(await radio(/35,00/)).not.toBeChecked())
    expect(live()).toBeEmptyDOMElement()
  })
})

describe('a price of the same product', () => {
  it('is updated from the lookup, and announced for the chosen plan', async () => {
    const stack = renderPage(small)
    await userEvent.click(await radio(/2 Jahre/))
    stack.sandbox.setFaults([{ path: '/plans', priceDrift: 500 }])
    stack.go({ ...small, price: { amount: 59900, currency: 'eur' } }, 'tab')
    expect(await radio(/35,00/)).toBeChecked()
    expect(live()).toHaveTextContent('Ihre Auswahl bleibt: Rundumschutz, 35,00 €.')
    expect(stack.onPlanChange.mock.lastCall?.[0]?.price.amount).toBe(3500)
  })
})

describe('the notice of a choice', () => {
  const dearer: Product = { ...small, price: { amount: 59900, currency: 'eur' } }
  const notices = () => screen.queryAllByText(/Ihre Auswahl bleibt/, { selector: 'p' })

  it('is shown at every opt-in of the product', async () => {
    const stack = createStack({ catalogue })
    const page = (product: Product) => (
      <>
        <ProtectionDialog product={product} open={false} onClose={() => {}} />
        <ProtectionOptIn product={product} name="above" />
        <ProtectionOptIn product={product} name="below" />
      </>
    )
    const { rerender } = render(page(small), { wrapper: stack.Provider })
    await userEvent.click((await screen.findAllByRole('radio', { name: /2 Jahre/ }))[0] as HTMLElement)
    stack.sandbox.setFaults([{ path: '/plans', priceDrift: 500 }])
    rerender(page(dearer))
    await waitFor(() => expect(notices()).toHaveLength(2))
  })

  it('is shown for each product by itself', async () => {
    const stack = createStack({ catalogue })
    const page = (price = small.price) => (
      <>
        <ProtectionOptIn product={{ ...small, price }} name="small" />
        <ProtectionOptIn product={{ ...big, price }} name="big" />
      </>
    )
    const { rerender } = render(page(), { wrapper: stack.Provider })
    await userEvent.click(await radio(/2 Jahre.*30,00/))
    await userEvent.click(await radio(/2 Jahre.*35,00/))
    stack.sandbox.setFaults([{ path: '/plans', priceDrift: 500 }])
    rerender(page(dearer.price))
    await waitFor(() => expect(notices()).toHaveLength(2))
  })

  it('disappears once the shopper chooses again', async () => {
    const stack = renderPage(small)
    await userEvent.click(await radio(/2 Jahre/))
    stack.sandbox.setFaults([{ path: '/plans', priceDrift: 500 }])
    stack.go(dearer, 'tab')
    await waitFor(() => expect(notices()).toHaveLength(1))
    await userEvent.click(await radio(/1 Jahr/))
    expect(notices()).toEqual([])
  })

  it('is cleared when the opt-in leaves the page', async () => {
    const stack = createStack({ catalogue })
    const { rerender } = render(<ProtectionOptIn product={small} />, { wrapper: stack.Provider })
    await userEvent.click(await radio(/2 Jahre/))
    stack.sandbox.setFaults([{ path: '/plans', priceDrift: 500 }])
    rerender(<ProtectionOptIn product={dearer} />)
    await waitFor(() => expect(notices()).toHaveLength(1))
    rerender(<p>Warenkorb</p>)
    await afterLeaving()
    rerender(<ProtectionOptIn product={dearer} />)
    await radio(/2 Jahre/)
    expect(notices()).toEqual([])
  })
})
