import { useEffect, useId, useRef, useState, useSyncExternalStore } from 'react'
import type { Plan, Product } from '@hakuna-kit/core'
import { callShop } from '../callShop.js'
import { ErrorBoundary } from '../ErrorBoundary.js'
import { dialogMessages } from '../messages/dialogMessages.js'
import { useTexts } from '../messages/useTexts.js'
import { Part, rootClassName, type Slots } from '../Part.js'
import { PlanSummary } from '../plans/PlanSummary.js'
import { useProtection } from '../ProtectionContext.js'
import { useModal } from '../useModal.js'
import { createDialogQuestion } from './createDialogQuestion.js'
import { dialogMemory } from './dialogMemory.js'
import { useOptIn } from './useProtectionOptIn.js'

/** How the dialog ended. `not_asked`: there was no reason to ask, or it could not be shown. */
export type DialogOutcome = { type: 'accepted'; plan: Plan } | { type: 'declined' | 'closed' | 'not_asked' }

export type ProtectionDialogProps = {
  /** The product that the shopper puts into the cart. */
  product: Product
  /** Set it when the shopper presses add-to-cart; add the product to the cart in `onClose`, whatever the outcome. */
  open: boolean
  /** Called once for each opening: with the shopper's answer, or with `not_asked` where there is no question. */
  onClose: (outcome: DialogOutcome) => void
  /** Renders without the stylesheet's class. */
  unstyled?: boolean | undefined
  /** Added to the class of the `dialog` element. */
  className?: string | undefined
  /** Class names, styles, data attributes and elements of single parts. */
  slots?: Slots | undefined
}

/**
 * Asks on add-to-cart whether the shopper wants protection: once per product and browser session, and not again in the
 * session after a no. Does not ask where the shopper has answered on the page, where there is no plan, or while plans
 * are still being looked up: the sale must not be delayed. "No" is as close and as large as "yes".
 */
export function ProtectionDialog(props: ProtectionDialogProps) {
  const { product, open, onClose } = props
  return (
    <ErrorBoundary
      component="ProtectionDialog"
      retryKey={`${product?.id} ${open}`}
      // The sale goes on without the question.
      onFailure={() => void callShop(() => open && onClose({ type: 'not_asked' }))}
    >
      <Dialog {...props} />
    </ErrorBoundary>
  )
}

function Dialog({ open, ...props }: ProtectionDialogProps) {
  const { product, onClose } = props
  const { choices } = useProtection()
  const [question] = useState(createDialogQuestion)
  const isAsked = useSyncExternalStore(question.subscribe, question.get, () => false)
  const isShown = open && isAsked
  const { plans, select } = useOptIn({ product, surface: 'dialog', isShown })
  useEffect(() => {
    const opening = { open, productId: product.id, choice: choices.get(product.id), plans }
    if (question.update(opening)) void callShop(() => onClose({ type: 'not_asked' }))
  }, [question, open, choices, product.id, plans, onClose])
  return isShown ? <Question {...props} plans={plans} select={select} /> : null
}

type QuestionProps = Omit<ProtectionDialogProps, 'open'> & Pick<ReturnType<typeof useOptIn>, 'plans' | 'select'>

function Question({ product, onClose, unstyled, className, slots, plans, select }: QuestionProps) {
  const text = useTexts(dialogMessages)
  const outcome = useRef<DialogOutcome>({ type: 'closed' })
  const { close, ...dialog } = useModal(() => onClose(outcome.current))
  const id = useId()
  const finish = (next: DialogOutcome) => {
    outcome.current = next
    close()
  }
  return (
    <dialog {...dialog} data-hakuna-kit="dialog" aria-labelledby={id} className={rootClassName(unstyled, className)}>
      <div data-part="sheet">
        <Part part="heading" slots={slots} as="h2" id={id}>
          {text('question', { product: product.title })}
        </Part>
        <Part part="options" slots={slots} as="div">
          {plans.map((presented) => (
            <Part key={presented.plan.id} part="option" slots={slots} as="div">
              <PlanSummary presented={presented} slots={slots} />
              <Part
                part="action"
                slots={slots}
                as="button"
                type="button"
                aria-label={`${presented.title}: ${text('add', presented)}`}
                onClick={() => {
                  select(presented)
                  finish({ type: 'accepted', plan: presented.plan })
                }}
              >
                {text('add', presented)}
              </Part>
            </Part>
          ))}
        </Part>
        <p>{text('voluntary')}</p>
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
            {text('decline')}
          </Part>
        </Part>
      </div>
    </dialog>
  )
}
