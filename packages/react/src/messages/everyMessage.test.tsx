import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, expect, it } from 'vitest'
import { createMemoryCart } from '@hakuna-kit/test/createMemoryCart'
import { lineOf, planLineOf } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/react/createStack'
import { CartProtectionRow } from '../cart/row/CartProtectionRow.js'
import { ProtectionDialog } from '../opt-in/ProtectionDialog.js'
import { ProtectionOptIn } from '../opt-in/ProtectionOptIn.js'
import { OrderProtection } from '../order/OrderProtection.js'
import { plansOf, variant } from '../test/renderProductPage.js'
import { de } from './de.js'
import { en } from './en.js'
import { es } from './es.js'
import { fr } from './fr.js'
import { it as italian } from './it.js'
import type { Messages } from './Messages.js'
import { nl } from './nl.js'

const languages: [locale: string, language: Messages, messages: Messages | undefined][] = [
  ['de-CH', de, undefined],
  ['en-GB', en, undefined],
  ['es-ES', es, es],
  ['fr-FR', fr, fr],
  ['it-IT', italian, italian],
  ['nl-NL', nl, nl],
]
const catalogue = [
  plansOf('small', 'eur', { id: 'a', termMonths: 12 }, { id: 'b', termMonths: 24, benefits: [{ en: 'Theft' }] }),
  plansOf('big', 'eur', { id: 'c', termMonths: 24, price: 3_000 }),
  plansOf('other', 'eur', { id: 'e' }),
  plansOf('huge', 'eur', { id: 'd', termMonths: 60 }),
]
const shippedAt = new Date('2026-11-01T12:00:00Z')
/** What a message looks like on the page: each of its values may be any text. */
const patternOf = (text: string) => new RegExp(text.replace(/[.?()+*]/g, '\\$&').replace(/\{\w+\}/g, '.+'))

beforeEach(() => sessionStorage.clear())

it.each(languages)('each message is shown or read out in %s', async (locale, language, messages) => {
  const seen = new Set<string>()
  const look = () => {
    for (const element of document.body.querySelectorAll('*')) {
      seen.add(element.getAttribute('aria-label') ?? '')
      seen.add(element.textContent.replace(/\s+/g, ' '))
    }
  }
  const findUnseen = (...texts: string[]) =>
    texts.filter((text) => ![...seen].some((words) => patternOf(text).test(words)))
  const see = (text: string) =>
    waitFor(() => {
      look()
      expect(findUnseen(text)).toEqual([])
    })
  const options = { locale, messages, catalogue }
  const press = async (text: string) =>
    userEvent.click((await screen.findAllByRole('button', { name: patternOf(text) })).at(-1)!)
  const tick = async () => userEvent.click((await screen.findAllByRole('radio'))[1]!)

  const shop = createStack(options)
  const page = (id: string, open = false) => (
    <>
      <ProtectionOptIn product={variant(id)} variantOf="tab" />
      <ProtectionDialog product={variant('other')} open={open} onClose={() => {}} />
    </>
  )
  const { rerender } = render(page('small'), { wrapper: shop.Provider })
  await tick()
  await press(language.details)
  await see(language.benefits)
  await press(language.close)
  rerender(page('big'))
  await see(language.choiceKept)
  rerender(page('huge'))
  await see(language.choiceCleared)
  rerender(page('huge', true))
  await see(language.question)
  cleanup()

  const product = variant('small')
  const cart = createMemoryCart([lineOf(product)])
  render(<CartProtectionRow lineItem={lineOf(product)} product={product} />, {
    wrapper: createStack({ ...options, cart }).Provider,
  })
  for (const code of ['conflict', 'locked', 'refused', 'unavailable'] as const) {
    cart.failWith(code)
    await tick()
    await see(`${language.addFailed} ${language[code]}`)
  }
  cart.failWith(null)
  await tick()
  await see(language.added)
  for (const [quantity, text] of [
    [2, language.adjusted.other.replace('{count}', '2')],
    [1, (language.adjusted.one ?? language.adjusted.other).replace('{count}', '1')],
  ] as const) {
    cart.setQuantity(`line-of-${product.id}`, quantity)
    await see(text)
  }
  cart.failWith('locked')
  await press(language.remove)
  await see(`${language.removeFailed} ${language.locked}`)
  cart.failWith(null)
  await press(language.remove)
  await see(language.removed)
  await tick()
  await screen.findByRole('button', { name: patternOf(language.remove) })
  cart.setQuantity(`line-of-${product.id}`, 0)
  await see(language.productRemoved)
  cleanup()

  const price = { amount: 1_200, currency: 'eur' }
  const checkout = {
    orderId: 'order',
    redirectLink: 'https://checkout.hellohakuna.com/abc',
    availablePlans: [{ lineItemId: `line-of-${product.id}`, productReference: product.id, price }],
  }
  for (const now of [undefined, '2026-11-02T12:00:00Z', '2026-11-15T11:00:00Z']) {
    const lineItems = [lineOf(product), planLineOf(variant('big'))]
    const shipment = now ? { shippedAt, now: new Date(now) } : {}
    render(<OrderProtection lineItems={lineItems} checkout={checkout} {...shipment} />, {
      wrapper: createStack(options).Provider,
    })
    look()
    cleanup()
  }
  const texts = Object.values(language).flatMap((text) => (typeof text === 'string' ? text : Object.values(text)))
  expect(findUnseen(...texts)).toEqual([])
})
