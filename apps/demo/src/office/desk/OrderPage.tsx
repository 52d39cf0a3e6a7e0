import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import type { DeskOrder } from '../../../shared/backOfficeApi.js'
import { useSettings } from '../../shop/SettingsProvider.js'
import { Chip } from '../Chip.js'
import { ordersQuery } from '../queries.js'
import { useOfficeText } from '../useOfficeText.js'
import { DeskToolbar } from './DeskToolbar.js'
import { OrderActions } from './OrderActions.js'
import { OutboxEntries } from './OutboxEntries.js'
import { readOrderState, stateTones } from './readOrderState.js'

/** One order: its lines, possible actions, history, and messages to the insurer. */
export function OrderPage() {
  const { text, formatMoment } = useOfficeText()
  const { text: shopText } = useSettings()
  const { orderId } = useParams()
  const { data: orders } = useSuspenseQuery(ordersQuery)
  const order = orders.find(({ id }) => id === orderId)
  if (!order) {
    return (
      <>
        <h1>{text.orderGone}</h1>
        <p>
          <Link to="/back-office">{text.orders}</Link>
        </p>
      </>
    )
  }
  const state = readOrderState(order)
  return (
    <>
      <title>{`${order.id} · ${text.backOffice} · ${shopText.shopName}`}</title>
      <div className="office-head">
        <h1>
          {order.id} <Chip tone={stateTones[state]}>{text.states[state]}</Chip>
        </h1>
        <p className="muted">
          {order.customerName} · {formatMoment(order.placedAt)} · {text.formats[order.format]}
        </p>
        <p className="muted">{text.checkoutReport[order.checkoutReport]}</p>
      </div>
      <DeskToolbar />
      <OrderActions key={order.id} order={order} />
      <div className="office-columns">
        <section aria-labelledby="order-history">
          <h2 id="order-history">{text.history}</h2>
          <History order={order} />
        </section>
        <section aria-labelledby="order-messages">
          <h2 id="order-messages">{text.messages}</h2>
          <OutboxEntries orderId={order.id} />
        </section>
      </div>
    </>
  )
}

function History({ order }: { order: DeskOrder }) {
  const { text, formatMoment } = useOfficeText()
  return (
    <ol className="office-history">
      <li>
        <span className="muted">{formatMoment(order.placedAt)}</span>
        <strong>{text.states.placed}</strong>
      </li>
      {order.changes.map((change) => (
        <li key={change.id}>
          <span className="muted">{formatMoment(change.at)}</span>
          <strong>{text.changes[change.type]}</strong>
          <span>
            {change.items.length > 0
              ? change.items.map(({ title, quantity }) => `${quantity} × ${title}`).join(', ')
              : text.wholeOrder}
          </span>
        </li>
      ))}
    </ol>
  )
}
