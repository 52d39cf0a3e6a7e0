'use client'
import { pickText } from '@hakuna-kit/core'
import { dialogDe, dialogEn } from '../messages/dialog.js'
import type { Offer } from '../opt-in/OptInFrame.js'
import { Part, type Slots } from '../Part.js'
import { PlanSummary } from './PlanSummary.js'
import type { PresentedPlan } from './presentPlan.js'
import { useProtection } from '../ProtectionContext.js'
import { useModal } from '../useModal.js'
import { useTexts } from '../messages/useTexts.js'

export type PlanDetailsDialogProps = {
  presented: PresentedPlan
  offer: Offer
  onClose: () => void
  slots: Slots | undefined
}

/** One plan at length, with a button of its own to choose it. */
export function PlanDetailsDialog({ presented, offer, onClose, slots }: PlanDetailsDialogProps) {
  const { locale, texts } = useProtection('<PlanDetailsDialog>')
  const say = useTexts(dialogEn, dialogDe)
  const modal = useModal(onClose)
  const { plan, title, price } = presented
  const benefits = (plan.benefits ?? []).flatMap((benefit) => pickText(benefit, locale) || [])
  return (
    <dialog {...modal} data-hakuna-kit="details" aria-label={`${texts.heading}: ${title}`}>
      <div data-part="sheet">
        <Part part="heading" slots={slots} as="h2">
          {texts.heading}
        </Part>
        <PlanSummary presented={presented} texts={texts} slots={slots} />
        {benefits.length > 0 && (
          <Part part="benefits" slots={slots} as="section">
            <h3>{say('benefits')}</h3>
            <ul>
              {benefits.map((benefit) => (
                <li key={benefit}>{benefit}</li>
              ))}
            </ul>
          </Part>
        )}
        <p>{say('voluntary')}</p>
        <p>{say('contract')}</p>
        <Part part="actions" slots={slots} as="div">
          <Part
            part="action"
            slots={slots}
            as="button"
            type="button"
            onClick={() => {
              // First, so that the focus is back in the row before the choice redraws it.
              modal.ref.current?.close()
              offer.select(presented)
            }}
          >
            {say('add', { price })}
          </Part>
          <Part part="action" slots={slots} as="button" type="button" onClick={() => modal.ref.current?.close()}>
            {say('close')}
          </Part>
        </Part>
      </div>
    </dialog>
  )
}
