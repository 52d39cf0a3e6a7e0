import type { CatalogueEntry, CataloguePlan } from '@hakuna-kit/sandbox'

/** A plan of the insurer in the box, usable unless the test says otherwise. */
export function planEntry(plan: Partial<CataloguePlan> = {}): CataloguePlan {
  return {
    merchantProductId: 'pl-1',
    price: 1200,
    title: { de: 'Rundumschutz', en: 'All-round protection' },
    insuranceDetailsUrl: 'https://hellohakuna.com/plan-details',
    ...plan,
  }
}

/** What the insurer offers for one product id. */
export function entryOf(productId: string, ...plans: Partial<CataloguePlan>[]): CatalogueEntry {
  return { productId, currency: 'eur', plans: plans.map(planEntry) }
}
