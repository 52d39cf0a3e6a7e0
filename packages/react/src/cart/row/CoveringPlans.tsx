'use client'
import { useEffect, useId } from 'react'
import { Part, type Slots } from '../../Part.js'
import { PlanSummary } from '../../plans/PlanSummary.js'
import type { CoveringPlan } from './RowDescription.js'
import type { OptInMessages } from '../../messages/Messages.js'

export type CoveringPlansProps = {
  covers: CoveringPlan[]
  /** Title of the product. */
  of: string
  pending: string | undefined
  unprotect: (cover: CoveringPlan) => void
  texts: OptInMessages
  slots: Slots | undefined
}

/** The plans that cover a cart line, each with a button to remove it. */
export function CoveringPlans({ covers, of, pending, unprotect, texts, slots }: CoveringPlansProps) {
  const id = useId()
  useEffect(() => {
    // Opting in puts a button in the input's place, removing puts the input back: the keyboard stays in the row.
    const row = document.getElementById(id)?.closest('fieldset')
    const keepFocus = (what: string) => {
      if (document.activeElement === document.body) row?.querySelector<HTMLElement>(what)?.focus()
    }
    if (pending) keepFocus('button')
    return () => keepFocus('input')
    // Only as the plans come and go.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  return covers.map((cover, index) => (
    <Part
      key={`${cover.planId} ${index}`}
      id={index ? undefined : id}
      part="option"
      slots={slots}
      as="div"
      data-covered
    >
      <Part part="input" slots={slots} />
      <PlanSummary presented={cover} texts={texts} slots={slots}>
        <Part
          part="remove"
          slots={slots}
          as="button"
          type="button"
          aria-disabled={!!pending}
          aria-label={`${texts.remove}: ${cover.title}, ${of}`}
          onClick={() => unprotect(cover)}
        >
          {texts.remove}
        </Part>
      </PlanSummary>
    </Part>
  ))
}
