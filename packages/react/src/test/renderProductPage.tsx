import { act, render } from '@testing-library/react'
import { StrictMode } from 'react'
import { vi } from 'vitest'
import type { Plan, Product } from '@hakuna-kit/core'
import type { CataloguePlan } from '@hakuna-kit/sandbox'
import { planEntry } from '@hakuna-kit/test/catalogue'
import { tablet } from '@hakuna-kit/test/products'
import { createStack, type Stack, type StackOptions } from '@hakuna-kit/test/react/createStack'
import type { ConsentRecord } from '../opt-in/ConsentRecord.js'
import { ProtectionOptIn } from '../opt-in/ProtectionOptIn.js'

type Told = (plan: Plan | null, consent: ConsentRecord | null) => void

/** A product of one thing in several variants. */
export const variant = (id: string, currency = 'eur', amount = 49_900): Product => ({
  ...tablet,
  id,
  price: { amount, currency },
})

/** The insurer's plans for one product in one currency. */
export const plansOf = (productId: string, currency: string, ...plans: Partial<CataloguePlan>[]) => ({
  productId,
  currency,
  plans: plans.map(planEntry),
})

export type ProductPageOptions = StackOptions & { isStrict?: boolean }

/** A product page on which the shopper goes from variant to variant, each of the thing `tab` unless told otherwise. */
export function renderProductPage(product: Product, { isStrict = false, ...options }: ProductPageOptions = {}) {
  const stack = createStack(options)
  const onPlanChange = vi.fn<Told>()
  const page = (shown: Product, variantOf: string | undefined) => (
    <ProtectionOptIn product={shown} variantOf={variantOf} onPlanChange={onPlanChange} />
  )
  const inMode = (content: ReturnType<typeof page>) => (isStrict ? <StrictMode>{content}</StrictMode> : content)
  const view = render(inMode(page(product, 'tab')), { wrapper: stack.Provider })
  return {
    ...stack,
    container: view.container,
    onPlanChange,
    /** Ids of the plans that the shop was told, `null` for none. */
    told: () => onPlanChange.mock.calls.map(([plan]) => plan && plan.id),
    go: (next: Product, variantOf: string | undefined = 'tab') => view.rerender(inMode(page(next, variantOf))),
  }
}

/** Makes the client wait with each answer until it is released by the product's id. */
export function holdAnswers({ client }: Stack) {
  const releases = new Map<string, () => void>()
  const lookUpPlans = client.lookUpPlans
  client.lookUpPlans = async (products, options) => {
    const answer = lookUpPlans(products, options)
    await new Promise<void>((resolve) => releases.set(products[0]!.id, resolve))
    return answer
  }
  return { asked: () => [...releases.keys()], release: (id: string) => act(async () => releases.get(id)?.()) }
}
