import type { LocalizedText, Plan, Product } from '@hakuna-kit/core'
import { z } from 'zod'
import { reportUnknownFields, type ReportDrift } from '../transport/createDriftReporter.js'
import { assignPlanIds } from './assignPlanIds.js'

/** Values that are not strings and keys that are not language tags are left out. At least one text must remain. */
const localizedText = z.record(z.string(), z.unknown()).transform((texts, context): LocalizedText => {
  const usable = Object.entries(texts).filter(
    (entry): entry is [string, string] =>
      /^[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*$/.test(entry[0]) && typeof entry[1] === 'string' && entry[1].trim() !== '',
  )
  if (usable.length === 0) context.addIssue({ code: 'custom', message: 'no text in any language' })
  return Object.fromEntries(usable.map(([language, text]) => [language, text.slice(0, 1_000)]))
})

/** The law requires this link. Any other scheme than https could be script, or could be changed on the way. */
const httpsUrl = z
  .string()
  .max(2_000)
  .regex(/^https:\/\//i)
  .refine((text) => URL.canParse(text))

const wirePlan = z.object({
  /** Our extension: no document shows the id of a looked-up plan. */
  id: z.string().min(1).max(200).optional(),
  merchant_product_id: z.string().min(1).max(200),
  price_amount: z.int().nonnegative(),
  price_currency: z
    .string()
    .regex(/^[A-Za-z]{3}$/)
    .toLowerCase(),
  product_reference: z.string().min(1),
  title: localizedText,
  insurance_details_url: httpsUrl,
  /** Our extension, like `id`. */
  term_months: z.int().positive().max(1_200).optional(),
  /** Our extension, like `id`. */
  benefits: z.array(localizedText).max(20).optional(),
})
type WirePlan = z.output<typeof wirePlan>

const planFields: ReadonlySet<string> = new Set(Object.keys(wirePlan.shape))
const answerFields: ReadonlySet<string> = new Set(['product', 'plans'])
const wirePlansAnswer = z.object({ plans: z.array(z.unknown()).max(1_000) })

/** The lookup's query. The names are our reading: the guide shows the same six in the answer's `product`. */
export function encodePlanLookup(product: Product, userSessionId: string): Record<string, string | number | undefined> {
  return {
    id: product.id,
    category: product.category,
    title: product.title,
    brand: product.brand,
    price_amount: product.price.amount,
    price_currency: product.price.currency,
    user_session_id: userSessionId,
  }
}

/** `undefined` when the answer as a whole is unusable. A broken plan is left out, the others stay. */
export function decodePlans(answer: unknown, product: Product, report: ReportDrift): Plan[] | undefined {
  const parsed = wirePlansAnswer.safeParse(answer)
  if (!parsed.success) return undefined
  const drift = (kind: Parameters<ReportDrift>[0]['kind'], path: string) =>
    report({ kind, endpoint: 'planLookup', path })
  reportUnknownFields(answer as object, answerFields, { endpoint: 'planLookup', path: '' }, report)

  const plans: WirePlan[] = []
  for (const item of parsed.data.plans) {
    const plan = wirePlan.safeParse(item)
    if (!plan.success) {
      drift('broken_item', ['plans[]', ...(plan.error.issues[0]?.path ?? [])].map(toPathPart).join('.'))
      continue
    }
    reportUnknownFields(item as object, planFields, { endpoint: 'planLookup', path: 'plans[]' }, report)
    if (plan.data.product_reference !== product.id) drift('plan_for_another_product', 'plans[].product_reference')
    else if (plan.data.price_currency !== product.price.currency)
      drift('plan_in_another_currency', 'plans[].price_currency')
    else plans.push(plan.data)
  }
  return assignPlanIds(plans, () => drift('duplicate_plan', 'plans[]')).map(({ id, plan }) => ({
    id,
    merchantProductId: plan.merchant_product_id,
    productReference: plan.product_reference,
    price: { amount: plan.price_amount, currency: plan.price_currency },
    title: plan.title,
    insuranceDetailsUrl: plan.insurance_details_url,
    ...(plan.term_months === undefined ? {} : { termMonths: plan.term_months }),
    ...(plan.benefits === undefined ? {} : { benefits: plan.benefits }),
  }))
}

function toPathPart(part: PropertyKey): string {
  return typeof part === 'number' ? '[]' : String(part)
}
