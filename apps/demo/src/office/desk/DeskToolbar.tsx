import { useSuspenseQuery } from '@tanstack/react-query'
import type { OrderFormat } from '../../../shared/backOfficeApi.js'
import { Segmented } from '../../components/Segmented.js'
import { callShop } from '../../shop/shopApi.js'
import { clockQuery, deskSettingsQuery, useOfficeCall } from '../queries.js'
import { useOfficeText } from '../useOfficeText.js'
import { useShownAtOnce } from '../useShownAtOnce.js'

/** To the next day, and from there to the last day on which a refund is possible. */
const dayJumps = [1, 13]

/** The shop's clock, and the format in which new orders are reported. */
export function DeskToolbar() {
  const { text, formatMoment } = useOfficeText()
  const { data: clock } = useSuspenseQuery(clockQuery)
  const { data: settings } = useSuspenseQuery(deskSettingsQuery)
  const setOffset = useOfficeCall((offsetDays: number) => callShop('POST', '/back-office/clock', { offsetDays }))
  const saveFormat = useOfficeCall((next: OrderFormat) => callShop('POST', '/back-office/settings', { format: next }))
  const [format, setFormat] = useShownAtOnce(settings.format, saveFormat.mutate)

  return (
    <div className="office-toolbar">
      <div className="office-clock">
        <p>
          <span className="office-label">{text.today}</span>
          <strong>{formatMoment(clock.now)}</strong>
          {clock.offsetDays > 0 && <span className="muted">{text.daysAhead(clock.offsetDays)}</span>}
        </p>
        <div className="office-buttons">
          {dayJumps.map((days) => (
            <button
              key={days}
              type="button"
              className="small-button"
              onClick={() => setOffset.mutate(clock.offsetDays + days)}
            >
              {text.addDays(days)}
            </button>
          ))}
          <button
            type="button"
            className="small-button"
            disabled={clock.offsetDays === 0}
            onClick={() => setOffset.mutate(0)}
          >
            {text.backToNow}
          </button>
        </div>
      </div>
      <Segmented
        label={text.tellBy}
        value={format}
        options={[
          { value: 'events', label: text.formats.events },
          { value: 'feed', label: text.formats.feed },
        ]}
        onChange={setFormat}
      />
    </div>
  )
}
