import type { InsurerView } from '../../../shared/insurerApi.js'
import { useOfficeText } from '../useOfficeText.js'

/** Orders as they were reported to the insurer. */
export function InsurerOrders({ orders }: Pick<InsurerView, 'orders'>) {
  const { text } = useOfficeText()
  return (
    <section aria-labelledby="insurer-orders-title">
      <h2 id="insurer-orders-title">{text.insurerOrders}</h2>
      {orders.length === 0 && <p className="muted">{text.noInsurerOrders}</p>}
      <ul className="office-entries">
        {orders.toReversed().map((order) => (
          <li key={`${order.source} ${order.orderId}`} className="office-entry" data-insurer-order={order.orderId}>
            <div className="office-entry-head">
              <strong>{order.orderId}</strong>
              <span className="muted small">
                {order.source} · {order.history.map(({ type }) => text.reasons[type]).join(' → ')}
              </span>
            </div>
            <ul className="wire-lines">
              {order.lineItems.map((line) => (
                <li key={line.id} data-kind={line.kind}>
                  {line.quantity} × {line.title}
                  <span className="muted small">
                    {[
                      line.fulfilled > 0 && `${line.fulfilled} ${text.reasons.fulfilled}`,
                      line.refunded > 0 && `${line.refunded} ${text.reasons.refunded}`,
                      line.cancelled > 0 && `${line.cancelled} ${text.reasons.cancelled}`,
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}
