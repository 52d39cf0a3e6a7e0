import { Part, type Slots } from './Part.js'
import { PlanSummary } from './PlanSummary.js'
import type { PresentedPlan } from './presentPlan.js'
import type { Texts } from './texts.js'
import type { useProtectionOptIn } from './useProtectionOptIn.js'

export type PlanOptionsProps = {
  plans: PresentedPlan[]
  selected: PresentedPlan | null
  getInputProps: ReturnType<typeof useProtectionOptIn>['getInputProps']
  text: Texts
  slots?: Slots | undefined
}

/** One plan: a checkbox. Several: radio buttons with "no protection" among them, drawn alike. */
export function PlanOptions({ plans, selected, getInputProps, text, slots }: PlanOptionsProps) {
  const none = getInputProps(null)
  return (
    <Part part="options" slots={slots} as="div">
      {plans.map((presented) => {
        const input = getInputProps(presented)
        return (
          <Part key={presented.plan.id} part="option" slots={slots} as="div" data-selected={presented === selected}>
            <Part part="input" slots={slots} as="input" {...input} />
            <PlanSummary presented={presented} text={text} inputId={input.id} slots={slots} />
          </Part>
        )
      })}
      {plans.length > 1 && (
        <Part part="option" slots={slots} as="div" data-selected={none.checked}>
          <Part part="input" slots={slots} as="input" {...none} />
          <Part part="summary" slots={slots} as="div">
            <Part part="label" slots={slots} as="label" htmlFor={none.id}>
              <Part part="title" slots={slots}>
                {text('none')}
              </Part>
            </Part>
          </Part>
        </Part>
      )}
    </Part>
  )
}
