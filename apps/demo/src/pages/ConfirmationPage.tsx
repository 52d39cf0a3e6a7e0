import { OrderProtection } from '@hakuna-kit/react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { pickText } from '@hakuna-kit/core'
import { findVariant, useCatalogue } from '../catalogue/useCatalogue.js'
import type { OrderAnswer, OrderProtectionAnswer, OrderSummary } from '../../shared/shopApi.js'
import { useSettings } from '../shop/SettingsProvider.js'
import { callShop } from '../shop/shopApi.js'
import { CartSummary } from './CartSummary.js'
import { OrderLines } from './OrderLines.js'

export const orderQueryKey = (orderId: string) => ['shop', 'order', orderId]

/** Thanks, the order, and what happens next. Shown only in the browser that placed the order. */
export function ConfirmationPage() {
  const { text } = useSettings()
  const { orderId = '' } = useParams()
  const { data: order, isPending } = useQuery({
    queryKey: orderQueryKey(orderId),
    queryFn: async () => (await callShop<OrderAnswer>('GET', `/orders/${encodeURIComponent(orderId)}`)).order,
    staleTime: Infinity,
    retry: false,
  })

  if (isPending) return <div className="cart-page" aria-busy="true" aria-label={text.loading} />
  if (!order) {
    return (
      <div className="notice-page">
        <h1>{text.notFoundTitle}</h1>
        <p>{text.orderNotFound}</p>
        <Link to="/" className="button">
          {text.keepShopping}
        </Link>
      </div>
    )
  }

  const { customer, address } = order
  const steps = [...text.nextSteps, text.nextStepDelivery]
  return (
    <div className="cart-page">
      <title>{`${text.orderNumber} ${order.id} · ${text.shopName}`}</title>
      <h1>{text.thankYou(customer.firstName)}</h1>
      <p className="lead">{text.confirmationMail(customer.email)}</p>
      <div className="cart-columns">
        <div className="confirmation">
          <p className="order-number">
            {text.orderNumber} <strong>{order.id}</strong>
          </p>
          <section>
            <h2 className="small-heading">{text.whatHappensNext}</h2>
            <ol className="steps">
              {steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          </section>
          <AfterSale order={order} />
          <section>
            <h2 className="small-heading">{text.shipTo}</h2>
            <address>
              {customer.firstName} {customer.lastName}
              <br />
              {address.addressLine1}
              {address.addressLine2 && `, ${address.addressLine2}`}
              <br />
              {address.zip} {address.city}
            </address>
          </section>
        </div>
        <aside className="cart-aside">
          <h2 className="small-heading">{text.yourOrder}</h2>
          <OrderLines lineItems={order.lineItems} />
          <CartSummary cart={order} />
        </aside>
      </div>
    </div>
  )
}

/** What happens with the plans, and the insurer's checkout for products that were bought without one. */
function AfterSale({ order }: { order: OrderSummary }) {
  const { locale } = useSettings()
  const { products } = useCatalogue()
  const { data } = useQuery({
    queryKey: [...orderQueryKey(order.id), 'protection'],
    queryFn: () => callShop<OrderProtectionAnswer>('GET', `/orders/${encodeURIComponent(order.id)}/protection`),
    // The order is reported to the insurer in the background, so the answer may be pending for a moment.
    refetchInterval: ({ state }) => (state.data?.isPending && state.dataUpdateCount < 20 ? 1_000 : false),
  })
  const lineItems = order.lineItems.map((line) => {
    const found = findVariant(products, line.productId)
    return found ? { ...line, title: pickText(found.product.name, locale) } : line
  })
  return (
    <OrderProtection
      lineItems={lineItems}
      checkout={data?.checkout}
      shippedAt={data?.shippedAt ? new Date(data.shippedAt) : null}
    />
  )
}
