import { pickText } from '@hakuna-kit/core'
import { ErrorBoundary } from '../ErrorBoundary.js'
import { dialogMessages } from '../messages/dialogMessages.js'
import { Part, type Slots } from '../Part.js'
import { PlanSummary } from './PlanSummary.js'
import type { PresentedPlan } from './presentPlan.js'
import { useProtection } from '../ProtectionContext.js'
import { useModal } from '../useModal.js'
import { useTexts } from '../messages/useTexts.js'

type PlanDetailsDialogProps = {
  presented: PresentedPlan
  onSelect: (presented: PresentedPlan) => void
  onClose: () => void
  slots: Slots | undefined
}

/** All about one plan, with a button to choose it. Where it fails it closes, and the opt-in stays. */
export function PlanDetailsDialog(props: PlanDetailsDialogProps) {
  return (
    <ErrorBoundary component="PlanDetailsDialog" onFailure={props.onClose}>
      <Details {...props} />
    </ErrorBoundary>
  )
}

function Details({ presented, onSelect, onClose, slots }: PlanDetailsDialogProps) {
  const { locale, texts } = useProtection()
  const text = useTexts(dialogMessages)
  const { close, ...dialog } = useModal(onClose)
  const { plan, title, price } = presented
  const benefits = (plan.benefits ?? []).flatMap((benefit) => pickText(benefit, locale) || [])
  return (
    <dialog {...dialog} data-hakuna-kit="details" aria-label={`${texts.heading}: ${title}`}>
      <div data-part="sheet">
        <Part part="heading" slots={slots} as="h2">
          {texts.heading}
        </Part>
        <PlanSummary presented={presented} slots={slots} />
        {benefits.length > 0 && (
          <Part part="benefits" slots={slots} as="section">
            <h3>{text('benefits')}</h3>
            <ul>
              {benefits.map((benefit) => (
                <li key={benefit}>{benefit}</li>
              ))}
            </ul>
          </Part>
        )}
        <p>{text('voluntary')}</p>
        <p>{text('contract')}</p>
        <Part part="actions" slots={slots} as="div">
          <Part
            part="action"
            slots={slots}
            as="button"
            type="button"
            onClick={() => {
              // First, so that the focus is back in the row before the choice changes the row.
              close()
              onSelect(presented)
            }}
          >
            {text('add', { price })}
          </Part>
          <Part part="action" slots={slots} as="button" type="button" onClick={close}>
            {text('close')}
          </Part>
        </Part>
      </div>
    </dialog>
  )
}
