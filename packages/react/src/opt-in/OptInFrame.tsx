import { forwardRef, useState, type FieldsetHTMLAttributes, type ReactNode } from 'react'
import { Part, rootClassName, type Slots } from '../Part.js'
import { PlanSummary } from '../plans/PlanSummary.js'
import type { PresentedPlan } from '../plans/presentPlan.js'
import { optInCode } from './optInCode.js'
import type { OptInState } from './OptInState.js'

export type FrameProps = {
  /** For how many plans space is reserved while they load. Default 1; 0 where there rarely are any. */
  reserve?: number | undefined
  /** Renders without the stylesheet's class. */
  unstyled?: boolean | undefined
  /** Class names, styles, data attributes and elements of single parts. */
  slots?: Slots | undefined
}

export type OptInFrameProps = FrameProps &
  Omit<FieldsetHTMLAttributes<HTMLFieldSetElement>, 'onSelect'> & {
    'data-hakuna-kit': 'opt-in' | 'row'
    optIn: OptInState
    heading?: string | undefined
    children?: ReactNode
  }

/**
 * The markup of opt-in and row: the root, the plans to choose from, the notice. One plan is a checkbox; several are
 * radio buttons, with "no protection" as one of them. While plans load, hidden ones with the same markup reserve the
 * space, so that nothing moves in any font and theme. Renders nothing where there is nothing to show.
 */
export const OptInFrame = forwardRef<HTMLFieldSetElement, OptInFrameProps>(function OptInFrame(props, ref) {
  const { optIn, heading, children, reserve = 1, unstyled, className, style, slots, ...rest } = props
  const { status, plans, notice, getInputProps, select } = optIn
  const [detailed, setDetailed] = useState<PresentedPlan>()
  const code = optInCode.get()
  const showDetails = async (presented: PresentedPlan) => {
    if (await optInCode.load()) setDetailed(presented)
  }
  const isLoading = status === 'loading'
  const shown = isLoading ? Array.from({ length: reserve }, toBlank) : plans
  if (!children && !shown[0] && !notice) return null
  return (
    <fieldset
      {...rest}
      ref={ref}
      data-state={status}
      style={isLoading ? { ...style, visibility: 'hidden' } : style}
      className={rootClassName(unstyled, className)}
    >
      {heading && shown[0] && (
        <Part part="heading" slots={slots} as="legend">
          {heading}
        </Part>
      )}
      {children}
      {shown[0] && (
        <Part part="options" slots={slots} as="div">
          {(shown[1] ? [...shown, null] : shown).map((presented, index) => {
            const input = getInputProps(presented)
            return (
              <Part key={index} part="option" slots={slots} as="div" data-selected={input.checked}>
                <Part part="input" slots={slots} as="input" {...input} />
                <PlanSummary
                  presented={presented}
                  inputId={input.id}
                  slots={slots}
                  onDetails={() => presented && void showDetails(presented)}
                />
              </Part>
            )
          })}
        </Part>
      )}
      {notice && (
        <Part part="notice" slots={slots} as="p">
          {notice}
        </Part>
      )}
      {detailed && code && (
        <code.PlanDetailsDialog
          presented={detailed}
          onSelect={select}
          onClose={() => setDetailed(undefined)}
          slots={slots}
        />
      )}
    </fieldset>
  )
})

/** Reserves the space of a plan that is being looked up. The id keeps the ids of the inputs apart. */
const toBlank = (_: unknown, index: number) =>
  ({ plan: { id: `${index}` }, title: '\u00a0', detailsUrl: '#' }) as PresentedPlan
