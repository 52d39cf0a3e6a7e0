import type { InsurerView } from '../../../shared/insurerApi.js'
import { useOfficeText } from '../useOfficeText.js'

/** Carts as last reported, and the orders that they became. */
export function Carts({ carts, checkouts }: Pick<InsurerView, 'carts' | 'checkouts'>) {
  const { text } = useOfficeText()
  return (
    <section aria-labelledby="carts-title">
      <h2 id="carts-title">{text.carts}</h2>
      {carts.length === 0 && <p className="muted">{text.noCarts}</p>}
      <ul className="office-entries">
        {carts.toReversed().map((cart) => {
          const checkout = checkouts.find(({ cartId }) => cartId === cart.cartId)
          return (
            <li key={cart.cartId} className="office-entry" data-cart={cart.cartId}>
              <div className="office-entry-head">
                <strong className="id">{cart.cartId.slice(0, 13)}…</strong>
                <span className="muted small">
                  {text.reports(cart.reports)}
                  {checkout && ` · ${text.becameOrder(checkout.orderId)}`}
                </span>
              </div>
              <ul className="wire-lines">
                {cart.lineItems.map((line) => (
                  <li key={line.id} data-kind={line.custom_properties?.product_reference ? 'plan' : 'product'}>
                    {line.quantity} × {line.product_title}
                  </li>
                ))}
              </ul>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
