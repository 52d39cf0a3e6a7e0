import type { Cart } from '@hakuna-kit/core'
import { readTotals } from '../cart/readTotals.js'
import { Price } from '../components/Price.js'
import { useSettings } from '../shop/SettingsProvider.js'

/** Items, protection, delivery, total. */
export function CartSummary({ cart }: { cart: Pick<Cart, 'currency' | 'lineItems'> }) {
  const { text } = useSettings()
  const { items, plans, total } = readTotals(cart)
  const { currency } = cart
  return (
    <dl className="summary">
      <div>
        <dt>{text.items}</dt>
        <dd>
          <Price amount={items} currency={currency} />
        </dd>
      </div>
      {plans > 0 && (
        <div>
          <dt>{text.plans}</dt>
          <dd>
            <Price amount={plans} currency={currency} />
          </dd>
        </div>
      )}
      <div>
        <dt>{text.deliveryCost}</dt>
        <dd>{text.free}</dd>
      </div>
      <div className="summary-total">
        <dt>{text.total}</dt>
        <dd>
          <Price amount={total} currency={currency} />
        </dd>
      </div>
    </dl>
  )
}
