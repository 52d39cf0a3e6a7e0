import type { InsurerView } from '../../../shared/insurerApi.js'
import { useOfficeText } from '../useOfficeText.js'

/** Offers, and until when they are valid. */
export function Offers({ offers }: Pick<InsurerView, 'offers'>) {
  const { text, formatMoment } = useOfficeText()
  return (
    <section aria-labelledby="offers-title">
      <h2 id="offers-title">{text.offers}</h2>
      {offers.length === 0 && <p className="muted">{text.noOffers}</p>}
      <ul className="office-entries">
        {offers.toReversed().map((offer) => (
          <li key={offer.id} className="office-entry">
            <div className="office-entry-head">
              <strong>{offer.productTitle}</strong>
              <span className="muted small">
                {text.expires} {formatMoment(offer.expiresAt)}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
