import { useSuspenseQuery } from '@tanstack/react-query'
import { useSettings } from '../../shop/SettingsProvider.js'
import { insurerQuery } from '../queries.js'
import { useOfficeText } from '../useOfficeText.js'
import { Carts } from './Carts.js'
import { Contracts } from './Contracts.js'
import { InsurerOrders } from './InsurerOrders.js'
import { Messages } from './Messages.js'
import { Offers } from './Offers.js'
import { Troubles } from './Troubles.js'

/** The insurer's records and the trouble switches. */
export function InsurerPage() {
  const { text, formatMoment } = useOfficeText()
  const { text: shopText } = useSettings()
  const { data } = useSuspenseQuery(insurerQuery)
  const { insurer, view } = data
  return (
    <>
      <title>{`${text.insurerView} · ${shopText.shopName}`}</title>
      <div className="office-head">
        <h1>{text.insurerView}</h1>
        <p className="muted">
          {insurer.kind === 'remote' ? text.insurerRemote(insurer.host) : text.insurerText}
          {view && ` ${formatMoment(view.now)}`}
        </p>
      </div>
      {view && (
        <>
          <Troubles active={view.troubles} />
          <div className="office-columns">
            <Contracts contracts={view.contracts} />
            <InsurerOrders orders={view.orders} />
            <Carts carts={view.carts} checkouts={view.checkouts} />
            <Offers offers={view.offers} />
          </div>
          <Messages messages={view.messages} count={view.messageCount} />
        </>
      )}
    </>
  )
}
