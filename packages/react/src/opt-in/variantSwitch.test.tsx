import { act, render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { createStack } from '@hakuna-kit/test/react/createStack'
import { plansOf, renderProductPage, variant } from '../test/renderProductPage.js'
import { ProtectionOptIn } from './ProtectionOptIn.js'

const years = (one: string, two: string, price: number) => [
  { id: one, termMonths: 12, price: price - 1_000 },
  { id: two, termMonths: 24, price },
]
const catalogue = [
  plansOf('small', 'eur', ...years('s1', 's2', 3_000)),
  plansOf('small', 'jpy', ...years('s1', 's2', 3_000)),
  plansOf('big', 'eur', ...years('b1', 'b2', 3_500)),
  plansOf('dinar', 'kwd', ...years('d1', 'd2', 12_345)),
  plansOf('black', 'eur', { id: 'shared', termMonths: 24 }),
  plansOf('white', 'eur', { id: 'shared', termMonths: 24 }),
  { ...plansOf('priced', 'eur', { id: 'low', termMonths: 24 }), priceMax: 500 },
  { ...plansOf('priced', 'eur', { id: 'high', termMonths: 24 }), priceMin: 501 },
  plansOf('single', 'eur', { id: 'x2', termMonths: 24 }),
  plansOf('twins', 'eur', { id: 't1', termMonths: 24 }, { id: 't2', termMonths: 24 }),
  plansOf('untimed', 'eur', { id: 'u1', price: 100 }, { id: 'u2', price: 200, title: { de: 'Diebstahlschutz' } }),
  plansOf('untimed-twins', 'eur', { id: 'v1', price: 100 }, { id: 'v2', price: 200 }),
]
const page = (product = variant('small')) => renderProductPage(product, { catalogue })
const radio = (name: RegExp) => screen.findByRole('radio', { name })
const live = () => screen.getByRole('status')
const expectNothingTicked = async () => {
  for (const input of await screen.findAllByRole('radio')) expect(input).not.toBeChecked()
}

describe('a variant switch', () => {
  it('there and back keeps the term both times, and tells the shop each step once', async () => {
    const { go, told, events } = page()
    await radio(/2 Jahre/)
    // The code that reports is loaded later.
    await waitFor(() => expect(events).toHaveLength(1))
    await userEvent.click(await radio(/2 Jahre/))
    go(variant('big'))
    await waitFor(() => expect(told()).toEqual(['s2', null, 'b2']))
    expect(live()).toHaveTextContent('Ihre Auswahl bleibt: Rundumschutz, 35,00 €.')
    go(variant('small'))
    await waitFor(() => expect(told()).toEqual(['s2', null, 'b2', null, 's2']))
    expect(live()).toHaveTextContent('Ihre Auswahl bleibt: Rundumschutz, 30,00 €.')
    expect(await radio(/2 Jahre/)).toBeChecked()
    // The shopper has chosen once.
    expect(events.map((event) => ('productId' in event ? `${event.type} ${event.productId}` : ''))).toEqual([
      'plans_shown small',
      'plan_selected small',
      'plans_shown big',
      'plans_shown small',
    ])
  })

  it.each([
    ['of the same term', 'small', 'twins'],
    ['of the same title, where there are no terms', 'untimed', 'untimed-twins'],
  ])('takes none of two plans %s, and says so', async (_, from, to) => {
    const { go, told } = page(variant(from))
    await userEvent.click((await screen.findAllByRole('radio'))[from === 'small' ? 1 : 0]!)
    go(variant(to))
    await waitFor(() => expect(live()).toHaveTextContent('Ihre Auswahl wurde aufgehoben: Rundumschutz gibt es'))
    await expectNothingTicked()
    expect(told()).toEqual([from === 'small' ? 's2' : 'u1', null])
  })

  it.each([
    ['yen', variant('small', 'jpy'), '3.000 ¥', 's2'],
    ['dinars', variant('dinar', 'kwd'), '12,345 KWD', 'd2'],
  ])('to a price in %s keeps the choice, and announces the price in that currency', async (_, next, price, id) => {
    const { go, told, onPlanChange } = page()
    await userEvent.click(await radio(/2 Jahre/))
    go(next)
    await waitFor(() => expect(live()).toHaveTextContent(`Ihre Auswahl bleibt: Rundumschutz, ${price}.`))
    expect(screen.getByText(`Ihre Auswahl bleibt: Rundumschutz, ${price}.`, { selector: 'p' })).toBeVisible()
    expect(await radio(/2 Jahre/)).toBeChecked()
    expect(told()).toEqual(['s2', null, id])
    const [plan, consent] = onPlanChange.mock.lastCall!
    expect([plan?.price.currency, consent?.price.replace(/\s/g, ' ')]).toEqual([next.price.currency, price])
  })

  it.each([
    ['the plan of the next variant has the same id', variant('black'), variant('white'), 'shared'],
    [
      'the plan is another one of the same product',
      variant('priced', 'eur', 100),
      variant('priced', 'eur', 900),
      'high',
    ],
  ])('is announced at an equal price too, where %s', async (_, from, to, id) => {
    const { go, onPlanChange } = page(from)
    await userEvent.click(await screen.findByRole('checkbox'))
    go(to)
    await waitFor(() => expect(live()).toHaveTextContent('Ihre Auswahl bleibt: Rundumschutz, 12,00 €.'))
    expect(await screen.findByRole('checkbox')).toBeChecked()
    expect(onPlanChange.mock.lastCall?.[0]).toMatchObject({ id, productReference: to.id })
  })

  it('clears the choice where the insurer is down, and keeps it cleared once it is up again', async () => {
    const stack = page()
    await userEvent.click(await radio(/2 Jahre/))
    stack.sandbox.setFaults([{ path: '/plans', status: 503 }])
    stack.go(variant('big'))
    await waitFor(() => expect(live()).toHaveTextContent('Ihre Auswahl wurde aufgehoben: Rundumschutz'))
    // Nothing is left but the notice.
    expect(screen.getByText(/^Ihre Auswahl wurde aufgehoben/, { selector: 'fieldset > p' })).toBeVisible()
    expect(screen.getByRole('group').children).toHaveLength(1)
    stack.sandbox.setFaults([])
    await stack.queryClient.invalidateQueries()
    await expectNothingTicked()
    expect(stack.told()).toEqual(['s2', null])
  })
})

it('a plan that the shopper takes back stays taken back', async () => {
  const { go, told, events } = page(variant('single'))
  const box = await screen.findByRole('checkbox')
  await waitFor(() => expect(events).toHaveLength(1))
  await userEvent.click(box)
  await userEvent.click(box)
  expect(events.map(({ type }) => type)).toEqual(['plans_shown', 'plan_selected', 'plan_removed'])
  await act(async () => {})
  expect(box).not.toBeChecked()
  go(variant('big'))
  await waitFor(() => expect(events.at(-1)).toMatchObject({ type: 'plans_shown', productId: 'big' }))
  await expectNothingTicked()
  expect(told()).toEqual(['x2', null])
  expect(live()).toBeEmptyDOMElement()
})

describe('another product starts with no choice', () => {
  it.each([
    ['that is a variant of another thing', 'tab', 'case'],
    ['where the shop names no thing for either', undefined, undefined],
    ['where the shop names no thing for the next one', 'tab', undefined],
  ])('%s', async (_, first, second) => {
    const stack = createStack({ catalogue })
    const show = (id: string, variantOf?: string) => <ProtectionOptIn product={variant(id)} variantOf={variantOf} />
    const { rerender } = render(show('small', first), { wrapper: stack.Provider })
    await userEvent.click(await radio(/2 Jahre/))
    rerender(show('big', second))
    await radio(/35,00/)
    await waitFor(() => expect(stack.events.at(-1)).toMatchObject({ type: 'plans_shown', productId: 'big' }))
    await expectNothingTicked()
    expect(live()).toBeEmptyDOMElement()
  })

  it('also after a visit to another thing in between', async () => {
    const { go, told, events } = page()
    await userEvent.click(await radio(/2 Jahre/))
    go(variant('twins'), 'case')
    await waitFor(() => expect(events.at(-1)).toMatchObject({ type: 'plans_shown', productId: 'twins' }))
    go(variant('big'))
    await waitFor(() => expect(events.at(-1)).toMatchObject({ type: 'plans_shown', productId: 'big' }))
    await expectNothingTicked()
    expect(told()).toEqual(['s2', null])
  })

  it('where the shopper said no, or took the plan back', async () => {
    const { go, events } = page()
    await userEvent.click(await radio(/2 Jahre/))
    await userEvent.click(await radio(/Kein Schutz/))
    go(variant('big'))
    await waitFor(() => expect(events.at(-1)).toMatchObject({ type: 'plans_shown', productId: 'big' }))
    await expectNothingTicked()
    expect(live()).toBeEmptyDOMElement()
  })
})

it('an answer that the shopper gave for the other variant stays', async () => {
  const stack = createStack({ catalogue })
  const show = (id: string) => (
    <>
      <ProtectionOptIn product={variant(id)} variantOf="tab" />
      <ProtectionOptIn product={variant('big')} name="below" />
    </>
  )
  const { rerender } = render(show('small'), { wrapper: stack.Provider })
  await userEvent.click(await radio(/2 Jahre.*30,00/))
  await userEvent.click(screen.getAllByRole('radio', { name: 'Kein Schutz' })[1]!)
  rerender(show('big'))
  await waitFor(() => expect(screen.getAllByRole('radio', { name: /2 Jahre.*35,00/ })).toHaveLength(2))
  await waitFor(() => expect(stack.events.filter(({ type }) => type === 'plans_shown')).toHaveLength(3))
  for (const input of screen.getAllByRole('radio', { name: 'Kein Schutz' })) expect(input).toBeChecked()
})
