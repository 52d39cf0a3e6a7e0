'use client'
import { useEffect, useId, useRef, useState } from 'react'
import type { Plan, Product } from '@hakuna-kit/core'
import { dialogMemory } from './dialogMemory.js'
import { dialogDe, dialogEn } from '../messages/dialog.js'
import { Part, type Slots } from '../Part.js'
import { PlanSummary } from '../plans/PlanSummary.js'
import { useProtection } from '../ProtectionContext.js'
import { useModal } from '../useModal.js'
import { useOptInState } from './useOptInState.js'
import { useTexts } from '../messages/useTexts.js'

/** How an offer in the dialog ended. `not_offered`: there was nothing to ask, so nothing was shown. */
export type DialogOutcome = { type: 'accepted'; plan: Plan } | { type: 'declined' | 'closed' | 'not_offered' }

export type ProtectionDialogProps = {
  product: Product
  /** Set it when the shopper presses add-to-cart; put the product into the cart in `onClose`, whatever the outcome. */
  open: boolean
  onClose: (outcome: DialogOutcome) => void
  unstyled?: boolean | undefined
  className?: string | undefined
  slots?: Slots | undefined
}

/**
 * The offer on add-to-cart. Asked once per product and browser session, never again in the session after a no, and not
 * where the shopper has already answered on the page, there is no plan, or the plans are not there at once: the sale
 * does not wait. "No" is as near and as big as "yes".
 */
export function ProtectionDialog({ open, ...props }: ProtectionDialogProps) {
  const { product, onClose } = props
  const { choices } = useProtection('<ProtectionDialog>')
  const [asked, setAsked] = useState(false)
  const { plans, select } = useOptInState({
    product,
    surface: 'dialog',
    name: 'hakuna-kit-dialog',
    isShown: open && asked,
  })
  useEffect(() => {
    if (!open) setAsked(false)
    else if (!asked) {
      const isOpenQuestion = choices.get(product.id) === undefined && plans[0] && dialogMemory.mayOffer(product.id)
      if (!isOpenQuestion) return onClose({ type: 'not_offered' })
      dialogMemory.remember(product.id, false)
      setAsked(true)
    }
    // Decided once, when it opens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [open])
  return open && asked ? <Question {...props} plans={plans} select={select} /> : null
}

type QuestionProps = Omit<ProtectionDialogProps, 'open'> & Pick<ReturnType<typeof useOptInState>, 'plans' | 'select'>

function Question({ product, onClose, unstyled, className, slots, plans, select }: QuestionProps) {
  const { texts } = useProtection('<ProtectionDialog>')
  const say = useTexts(dialogEn, dialogDe)
  const outcome = useRef<DialogOutcome>({ type: 'closed' })
  const modal = useModal(() => onClose(outcome.current))
  const id = useId()
  const finish = (next: DialogOutcome) => {
    outcome.current = next
    modal.ref.current?.close()
  }
  return (
    <dialog
      {...modal}
      data-hakuna-kit="dialog"
      aria-labelledby={id}
      className={[unstyled ? '' : 'hakuna-kit', className].join(' ').trim()}
    >
      <div data-part="sheet">
        <Part part="heading" slots={slots} as="h2" id={id}>
          {say('question', { product: product.title })}
        </Part>
        <Part part="options" slots={slots} as="div">
          {plans.map((presented) => (
            <Part key={presented.plan.id} part="option" slots={slots} as="div">
              <PlanSummary presented={presented} texts={texts} slots={slots} />
              <Part
                part="action"
                slots={slots}
                as="button"
                type="button"
                aria-label={`${presented.title}: ${say('add', presented)}`}
                onClick={() => {
                  select(presented)
                  finish({ type: 'accepted', plan: presented.plan })
                }}
              >
                {say('add', presented)}
              </Part>
            </Part>
          ))}
        </Part>
        <p>{say('voluntary')}</p>
        <Part part="actions" slots={slots} as="div">
          <Part
            part="action"
            slots={slots}
            as="button"
            type="button"
            onClick={() => {
              dialogMemory.remember(product.id, true)
              select(null)
              finish({ type: 'declined' })
            }}
          >
            {say('decline')}
          </Part>
        </Part>
      </div>
    </dialog>
  )
}
