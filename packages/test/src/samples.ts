import { toPlanLineItem, type Cart, type LineItem, type Plan, type Product } from '@hakuna-kit/core'
import { defaultCatalogue, type CatalogueEntry, type CataloguePlan } from '@hakuna-kit/sandbox'
import type { NewOrder } from '@hakuna-kit/server/orders'
import { planEntry } from './catalogue.js'
import { newOrder } from './orders.js'

/** Two, no and three decimals. The sandbox's default catalogue has plans in each of them. */
export const currencies = ['eur', 'jpy', 'kwd'] as const
export type SampleCurrency = (typeof currencies)[number]

/** Prices in minor units. */
const prices: Record<SampleCurrency, Record<'headphones' | 'notebook' | 'speaker' | 'cover', number>> = {
  eur: { headphones: 24_900, notebook: 129_900, speaker: 19_900, cover: 1_250 },
  jpy: { headphones: 39_800, notebook: 198_000, speaker: 29_800, cover: 1_980 },
  kwd: { headphones: 79_900, notebook: 429_500, speaker: 64_750, cover: 4_125 },
}

const speakerPlanPrices: Record<SampleCurrency, number> = { eur: 1_990, jpy: 2_980, kwd: 6_475 }

/** The speaker has two plans that differ in nothing but their id. Both are sold as one item. */
const equalPlans: CatalogueEntry[] = currencies.map((currency) => ({
  category: 'speakers',
  currency,
  plans: ['speakers-2y-first', 'speakers-2y-second'].map((id) =>
    planEntry({ id, merchantProductId: 'pl-speakers', price: speakerPlanPrices[currency], termMonths: 24 }),
  ),
}))

/** The sandbox's default catalogue, and a product with two equal plans. */
export const sampleCatalogue: readonly CatalogueEntry[] = [...equalPlans, ...defaultCatalogue]

/** The plans that the sandbox answers for a product, with `sampleCatalogue` and, except for speakers, by default. */
export function plansOf(product: Product): Plan[] {
  const { amount, currency } = product.price
  const entry = sampleCatalogue.find(
    ({ productId, category, currency: entryCurrency, priceMin = 0, priceMax = Infinity }) =>
      (productId ?? product.id) === product.id &&
      (category ?? product.category) === product.category &&
      entryCurrency === currency &&
      priceMin <= amount &&
      amount <= priceMax,
  )
  return (entry?.plans ?? []).map((plan) => toPlan(plan, product))
}

function toPlan(
  { id, merchantProductId, price, ...texts }: CataloguePlan,
  { id: productId, price: { currency } }: Product,
) {
  return {
    id: id ?? merchantProductId,
    merchantProductId,
    productReference: productId,
    price: { amount: price, currency },
    ...texts,
  }
}

/** Line items of a product and of its plans, under ids of the test's choice. */
function line(
  id: string,
  { id: productId, title, brand, category, price: unitPrice }: Product,
  quantity: number,
): LineItem {
  return { id, quantity, productId, title, brand, category, unitPrice }
}

function planLine(id: string, plan: Plan | undefined, quantity: number): LineItem {
  if (!plan) throw new Error(`The sandbox's catalogue has no plan for the line ${id}.`)
  return { id, ...toPlanLineItem(plan, { quantity, locale: 'en-GB' }) }
}

export type Samples = ReturnType<typeof samplesIn>

/** Products, carts and orders in one currency. They agree with the sandbox's catalogue. */
export function samplesIn(currency: SampleCurrency) {
  const product = (name: keyof (typeof prices)['eur'], title: string, category: string): Product => ({
    id: `prd-${name}`,
    title,
    brand: 'Amber Audio',
    category,
    price: { amount: prices[currency][name], currency },
  })
  /** One plan. */
  const headphones = product('headphones', 'Hush 40 headphones', 'headphones')
  /** Three plans of different term. They share one item of the shop. */
  const notebook = product('notebook', 'Folio 14 notebook', 'notebooks')
  /** Two plans that differ in nothing but their id. Only in `sampleCatalogue`. */
  const speaker = product('speaker', 'Loud 5 speaker', 'speakers')
  /** No plan. */
  const cover = product('cover', 'Cover', 'covers')

  const [headphonesPlan] = plansOf(headphones)
  const [notebook1y, notebook2y] = plansOf(notebook)
  const [speakerFirst, speakerSecond] = plansOf(speaker)

  /** Three headphones, two of them with a plan, and two covers. The order feed can express it. */
  const smallCart = (id = 'cart-small'): Cart => ({
    id,
    currency,
    lineItems: [
      line('headphones', headphones, 3),
      planLine('headphones-plan', headphonesPlan, 2),
      line('cover', cover, 2),
    ],
  })

  /**
   * Every odd case in one settled cart: quantities 1 to 3, two lines of one product, a product line with two plans that
   * share one item, one plan on two lines, two equal plans, and a product without plan.
   */
  const mixedCart = (id = 'cart-mixed'): Cart => ({
    id,
    currency,
    lineItems: [
      line('notebook-a', notebook, 2),
      planLine('notebook-plan-1y', notebook1y, 1),
      planLine('notebook-plan-2y', notebook2y, 1),
      line('headphones', headphones, 3),
      planLine('headphones-plan-a', headphonesPlan, 2),
      planLine('headphones-plan-b', headphonesPlan, 1),
      line('notebook-b', notebook, 1),
      line('speaker', speaker, 2),
      planLine('speaker-plan-first', speakerFirst, 1),
      planLine('speaker-plan-second', speakerSecond, 1),
      line('cover', cover, 3),
    ],
  })

  return {
    currency,
    headphones,
    notebook,
    speaker,
    cover,
    products: [headphones, notebook, speaker, cover],
    smallCart,
    mixedCart,
    /** What `smallCart` becomes. Its plan comes from an offer, as the order feed asks. */
    smallOrder: (more: Partial<NewOrder> = {}) => orderOf(smallCart(), more),
    /** What `mixedCart` becomes. The order feed cannot express it: two plan lines belong to one product line. */
    mixedOrder: (more: Partial<NewOrder> = {}) => orderOf(mixedCart(), more),
  }
}

function orderOf({ id, currency, lineItems }: Cart, more: Partial<NewOrder>): NewOrder {
  const sold = lineItems.map(({ category: _category, customProperties, ...item }) => ({
    ...item,
    ...(customProperties && {
      customProperties: { ...customProperties, offerId: `off-${customProperties['productReference']}` },
    }),
  }))
  return newOrder(sold, { id: `order-of-${id}`, cartId: id, currency, ...more })
}

/** One of each currency, for `it.each(samples)('… in $currency', …)`. */
export const samples: readonly Samples[] = currencies.map(samplesIn)
