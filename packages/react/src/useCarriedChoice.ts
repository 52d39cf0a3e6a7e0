'use client'
import { useEffect, useRef, useState } from 'react'
import type { Plan, Product } from '@hakuna-kit/core'
import { findEqualPlan } from './findEqualPlan.js'
import { presentPlan, type PresentedPlan } from './presentPlan.js'
import { useProtection } from './ProtectionContext.js'

export type CarriedChoiceOptions = {
  product: Product
  variantOf?: string | undefined
  plans: PresentedPlan[]
  status: string
}

/** Takes the shopper's choice along when the variant or its price changes. Returns the sentence that says what became of it. */
export function useCarriedChoice({ product, variantOf, plans, status }: CarriedChoiceOptions): string | null {
  const { choices, locale, text, announce } = useProtection('keeps a choice')
  const last = useRef<{ productId: string; variantOf: string | undefined; plan: Plan } | null>(null)
  const [said, setSaid] = useState<{ productId: string; sentence: string } | null>(null)
  const productId = product.id

  useEffect(() => {
    if (status === 'loading') return
    const before = last.current
    const own = choices.get(productId)
    const isVariant =
      before && before.productId !== productId && variantOf !== undefined && variantOf === before.variantOf
    const wanted = own === undefined && isVariant ? before.plan : own
    const kept = wanted ? findEqualPlan(wanted, plans) : null
    last.current = kept && { productId, variantOf, plan: kept.plan }
    if (!wanted) return
    choices.set(productId, kept?.plan)
    if (kept && isSameOffer(kept.plan, wanted)) return
    const sentence = kept
      ? text('choiceKept', kept)
      : text('choiceCleared', { title: presentPlan(wanted, locale)?.title ?? '' })
    setSaid({ productId, sentence })
    announce(sentence)
  })

  return said && said.productId === productId ? said.sentence : null
}

function isSameOffer(a: Plan, b: Plan): boolean {
  return a.id === b.id && a.productReference === b.productReference && a.price.amount === b.price.amount
}
