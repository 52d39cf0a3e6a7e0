import type { ReactNode } from 'react'
import { Part, type Slots } from '../Part.js'
import type { PresentedPlan } from './presentPlan.js'
import { useProtection } from '../ProtectionContext.js'

export type PlanSummaryProps = {
  /** Null: "no protection". */
  presented:
    | (Pick<PresentedPlan, 'title' | 'price'> &
        Partial<Pick<PresentedPlan, 'lang' | 'term'>> & { detailsUrl: string | null })
    | null
  /** Id of the input that title and price are the label of. Without one they are plain text. */
  inputId?: string | undefined
  slots: Slots | undefined
  /** Shown in place of the word "optional", e.g. a button. */
  children?: ReactNode
  /** Opens the details. */
  onDetails?: (() => void) | undefined
}

/** The four parts that the law wants together: title, price, "optional" and the insurance link. */
export function PlanSummary({ presented, inputId, slots, children, onDetails }: PlanSummaryProps) {
  const { texts } = useProtection()
  const { title, lang, term, price, detailsUrl } = presented ?? { title: texts.none }
  return (
    <Part part="summary" slots={slots} as="div">
      <Part part="label" slots={slots} as={inputId ? 'label' : 'span'} htmlFor={inputId}>
        <Part part="title" slots={slots} lang={lang}>
          {title}
        </Part>{' '}
        {term && (
          <Part part="term" slots={slots}>
            {term}{' '}
          </Part>
        )}
        {presented && (
          <Part part="price" slots={slots}>
            {price}
          </Part>
        )}
      </Part>
      {presented && (
        <Part part="facts" slots={slots} as="div">
          {children ?? (
            <Part part="optional" slots={slots}>
              {texts.optional}
            </Part>
          )}{' '}
          {/* Without a URL it is no link and hidden, but keeps its space until the lookup has the URL. */}
          <Part
            part="link"
            slots={slots}
            as="a"
            href={detailsUrl}
            style={detailsUrl ? undefined : { visibility: 'hidden' }}
            target="_blank"
            rel="noopener noreferrer"
            aria-label={`${texts.link} (${title}, ${texts.newTab})`}
          >
            {texts.link}
          </Part>{' '}
          {onDetails && (
            <Part
              part="details"
              slots={slots}
              as="button"
              type="button"
              aria-haspopup="dialog"
              aria-label={`${texts.details}: ${title}`}
              onClick={onDetails}
            >
              {texts.details}
            </Part>
          )}
        </Part>
      )}
    </Part>
  )
}
