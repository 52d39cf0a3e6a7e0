import { act, render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import type { PlanLookup } from '@hakuna-kit/core'
import { phone, tablet } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/react/createStack'
import { holdAnswers, plansOf, renderProductPage, variant } from '../test/renderProductPage.js'
import { ProtectionProvider } from '../ProtectionProvider.js'
import { version } from '../version.js'
import type { Surface } from './ConsentRecord.js'
import { ProtectionOptIn } from './ProtectionOptIn.js'

const catalogue = [
  plansOf('a', 'eur', { id: 'a1', price: 1_000, termMonths: 12 }, { id: 'a2', price: 2_000, termMonths: 24 }),
  plansOf('b', 'eur', { id: 'b1', price: 3_000 }, { id: 'b2', price: 4_000 }),
]
const shown = (productId: string) => ({
  type: 'plans_shown',
  surface: 'product',
  productId,
  planIds: [`${productId}1`, `${productId}2`],
})
const none = (reason: string) => ({ type: 'no_plans', surface: 'product', productId: 'a', reason })

describe('what is reported of an opt-in', () => {
  it('is told once in strict mode, and not again for another object of the same product', async () => {
    const { events, go } = renderProductPage(variant('a'), { catalogue, isStrict: true })
    await waitFor(() => expect(events).toEqual([shown('a')]))
    go(variant('a'))
    go({ ...variant('a'), title: 'Another title' })
    await screen.findAllByRole('radio')
    go(variant('b'))
    await waitFor(() => expect(events.at(-1)).toEqual(shown('b')))
    expect(events).toEqual([shown('a'), shown('b')])
  })

  it('is told again where a lookup that failed is repeated with success, and where plans are gone again', async () => {
    const { events, sandbox, queryClient, go } = renderProductPage(variant('a'), {
      catalogue,
      faults: [{ status: 503 }],
    })
    await waitFor(() => expect(events).toEqual([none('insurer_unavailable')]))
    await queryClient.invalidateQueries()
    sandbox.setFaults([])
    await queryClient.invalidateQueries()
    await waitFor(() => expect(events).toEqual([none('insurer_unavailable'), shown('a')]))
    sandbox.setFaults([{ status: 503 }])
    go(variant('a', 'eur', 1))
    await waitFor(() => expect(events.slice(2)).toEqual([none('insurer_unavailable')]))
    expect(screen.queryByRole('radio')).toBeNull()
  })

  it.each<[string, unknown, string]>([
    ['an answer without plans and without a reason', { productId: 'a', plans: [] }, 'no_match'],
    ['an answer with a reason', { productId: 'a', plans: [], reason: 'unknown_product' }, 'unknown_product'],
    ['plans that may not be shown', { productId: 'a', plans: [{ id: 'a1', title: {} }] }, 'unusable_plan'],
    ['no answer', undefined, 'request_failed'],
  ])('has a reason for %s', async (_, answer, reason) => {
    const stack = createStack()
    stack.client.lookUpPlans = async () => [answer as PlanLookup]
    render(<ProtectionOptIn product={variant('a')} />, { wrapper: stack.Provider })
    await waitFor(() => expect(stack.events).toEqual([none(reason)]))
  })

  it('is nothing where the shopper leaves while plans are looked up', async () => {
    const stack = createStack({ catalogue })
    const { asked, release } = holdAnswers(stack)
    const { rerender } = render(<ProtectionOptIn product={variant('a')} />, { wrapper: stack.Provider })
    await waitFor(() => expect(asked()).toEqual(['a']))
    rerender(<ProtectionOptIn product={variant('b')} />)
    await waitFor(() => expect(asked()).toEqual(['a', 'b']))
    await release('b')
    await waitFor(() => expect(stack.events).toEqual([shown('b')]))
    await release('a')
    rerender(<p />)
    rerender(<ProtectionOptIn product={variant('b')} />)
    // A second opt-in of the product reports for itself. The answer that came late has been reported by none.
    await waitFor(() => expect(stack.events).toEqual([shown('b'), shown('b')]))
  })

  it.each<Surface>(['product', 'cart', 'mini_cart', 'dialog', 'order'])('names the surface %s', async (surface) => {
    const stack = createStack({ catalogue })
    const onPlanChange = vi.fn()
    render(<ProtectionOptIn product={variant('a')} surface={surface} onPlanChange={onPlanChange} />, {
      wrapper: stack.Provider,
    })
    await waitFor(() => expect(stack.events).toEqual([{ ...shown('a'), surface }]))
    await userEvent.click(screen.getAllByRole('radio')[1]!)
    await userEvent.click(screen.getByRole('radio', { name: 'Kein Schutz' }))
    expect(stack.events.slice(1)).toEqual([
      expect.objectContaining({ type: 'plan_selected', surface, planId: 'a2' }),
      { type: 'plan_declined', surface, productId: 'a' },
    ])
    expect(onPlanChange.mock.calls).toEqual([
      [expect.objectContaining({ id: 'a2' }), expect.objectContaining({ surface })],
      [null, null],
    ])
  })
})

describe('an answer that comes late', () => {
  it('for the variant before does not replace the plans of the one that is shown', async () => {
    const stack = createStack({ catalogue })
    const { asked, release } = holdAnswers(stack)
    const { rerender } = render(<ProtectionOptIn product={variant('a')} />, { wrapper: stack.Provider })
    await waitFor(() => expect(asked()).toEqual(['a']))
    rerender(<ProtectionOptIn product={variant('b')} />)
    await waitFor(() => expect(asked()).toEqual(['a', 'b']))
    await release('b')
    await userEvent.click(await screen.findByRole('radio', { name: /40,00/ }))
    await release('a')
    expect(screen.getAllByRole('radio')).toHaveLength(3)
    expect(screen.getByRole('radio', { name: /40,00/ })).toBeChecked()
    expect(screen.queryByText(/10,00|20,00/)).toBeNull()
  })

  it('for the shown variant takes a choice away where it has no such plan any more, and says so', async () => {
    const { client, queryClient, told } = renderProductPage(variant('a'), { catalogue })
    await userEvent.click(await screen.findByRole('radio', { name: /20,00/ }))
    const lookUpPlans = client.lookUpPlans
    client.lookUpPlans = async (...asked) => {
      const [lookup] = await lookUpPlans(...asked)
      return [{ ...lookup!, plans: lookup!.plans.slice(0, 1) }]
    }
    await act(() => queryClient.invalidateQueries())
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('Ihre Auswahl wurde aufgehoben'))
    expect(screen.getByRole('checkbox')).not.toBeChecked()
    expect(told()).toEqual(['a2', null])
  })
})

describe('the consent record', () => {
  it('holds what was shown at the moment of the choice, and nothing else', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-05T10:20:30.456Z') })
    const { Provider } = createStack({ locale: 'en-GB' })
    const onPlanChange = vi.fn()
    render(<ProtectionOptIn product={phone} onPlanChange={onPlanChange} surface="order" />, { wrapper: Provider })
    await userEvent.click(await screen.findByRole('checkbox'))
    vi.useRealTimers()
    const [plan, consent] = onPlanChange.mock.lastCall!
    expect(consent).toEqual({
      plan,
      title: '1 Jahr Garantieerweiterung',
      lang: 'de',
      price: '€12.00',
      term: null,
      detailsUrl: 'https://hellohakuna.com/plan-details',
      locale: 'en-GB',
      surface: 'order',
      libraryVersion: version,
      consentedAt: '2026-11-05T10:20:30.456Z',
    })
    expect(Object.keys(JSON.parse(JSON.stringify(consent))).toSorted()).toEqual(Object.keys(consent).toSorted())
  })
})

it('a page whose locale changes shows prices and texts anew, and asks nobody', async () => {
  const { client, queryClient, requests } = createStack()
  const onPlanChange = vi.fn()
  const page = (locale: string) => (
    <ProtectionProvider client={client} queryClient={queryClient} locale={locale}>
      <ProtectionOptIn product={tablet} onPlanChange={onPlanChange} />
    </ProtectionProvider>
  )
  const { rerender } = render(page('de-DE'))
  await userEvent.click(await screen.findByRole('radio', { name: /^2 Jahre Rundumschutz 51,99\s€$/ }))
  rerender(page('en-GB'))
  expect(screen.getByRole('radio', { name: '2 years of all-round protection €51.99' })).toBeChecked()
  expect(screen.getByRole('group', { name: 'Product protection' })).toBeVisible()
  await userEvent.click(screen.getByRole('radio', { name: 'No protection' }))
  expect(onPlanChange.mock.calls.map(([plan, consent]) => [plan?.id, consent?.locale])).toEqual([
    ['tablets-2y', 'de-DE'],
    [undefined, undefined],
  ])
  expect(requests).toHaveLength(1)
})
