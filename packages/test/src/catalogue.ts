import type { CatalogueEntry, CataloguePlan } from '@hakuna-kit/sandbox'

/** A plan in the sandbox's catalogue that may be shown, unless `plan` says otherwise. */
export function planEntry(plan: Partial<CataloguePlan> = {}): CataloguePlan {
  return {
    merchantProductId: 'pl-1',
    price: 1_200,
    title: { de: 'Rundumschutz', en: 'All-round protection' },
    insuranceDetailsUrl: 'https://hellohakuna.com/plan-details',
    ...plan,
  }
}

/** The insurer's plans for one product id. */
export function entryOf(productId: string, ...plans: Partial<CataloguePlan>[]): CatalogueEntry {
  return { productId, currency: 'eur', plans: plans.map(planEntry) }
}
