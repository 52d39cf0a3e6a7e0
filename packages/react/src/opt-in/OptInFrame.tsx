'use client'
import { forwardRef, useState, type FieldsetHTMLAttributes, type ReactNode } from 'react'
import type { GetInputProps } from './createInputProps.js'
import type { PlanDetailsDialog } from '../plans/PlanDetailsDialog.js'
import { Part, type Slots } from '../Part.js'
import { PlanSummary } from '../plans/PlanSummary.js'
import type { PresentedPlan } from '../plans/presentPlan.js'
import type { OptInMessages } from '../messages/Messages.js'

export type FrameProps = {
  /** How many plans to hold the place of while they load. Default 1; 0 where there rarely are any. */
  reserve?: number | undefined
  /** Leaves the stylesheet's look away. */
  unstyled?: boolean | undefined
  slots?: Slots | undefined
}

export type OptInFrameProps = FrameProps &
  Omit<FieldsetHTMLAttributes<HTMLFieldSetElement>, 'onSelect'> & {
    kind: 'opt-in' | 'row'
    offer: Offer
    texts: OptInMessages
    heading?: string | undefined
    children?: ReactNode
  }

/** What opt-in and row have in common. */
export type Offer = {
  status: string
  plans: PresentedPlan[]
  notice: string | null
  getInputProps: GetInputProps
  select: (plan: PresentedPlan) => void
}

/**
 * What opt-in and row share: the root, the offers, the notice. One plan is a checkbox; several are radio buttons with
 * "no protection" among them, drawn alike. While plans load, blank ones of the same markup hold the place: as high as
 * the offer in every font and theme, unseen and unreachable. With nothing to show it is not there.
 */
export const OptInFrame = forwardRef<HTMLFieldSetElement, OptInFrameProps>(function OfferFrame(props, ref) {
  const { kind, offer, texts, heading, children, reserve = 1, unstyled, className, style, slots, ...rest } = props
  const { status, plans, notice, getInputProps } = offer
  const [details, setDetails] = useState<Details>()
  const openDetails = (presented: PresentedPlan) =>
    import('../plans/PlanDetailsDialog.js').then(
      ({ PlanDetailsDialog: Dialog }) => setDetails({ Dialog, presented }),
      ignore,
    )
  const isLoading = status === 'loading'
  const shown = isLoading ? Array<PresentedPlan>(reserve).fill(blank) : plans
  if (!children && !shown[0] && !notice) return null
  return (
    <fieldset
      {...rest}
      ref={ref}
      data-hakuna-kit={kind}
      data-state={status}
      style={isLoading ? { ...style, visibility: 'hidden' } : style}
      className={[unstyled ? '' : 'hakuna-kit', className].join(' ').trim()}
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
                  texts={texts}
                  inputId={input.id}
                  slots={slots}
                  onDetails={() => presented && openDetails(presented)}
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
      {details && <details.Dialog {...details} offer={offer} slots={slots} onClose={() => setDetails(undefined)} />}
    </fieldset>
  )
})

/** Stands for a plan that is not known yet. */
const blank = { plan: {}, title: '\u00a0', detailsUrl: '#' } as PresentedPlan

type Details = { Dialog: typeof PlanDetailsDialog; presented: PresentedPlan }

const ignore = () => {}
