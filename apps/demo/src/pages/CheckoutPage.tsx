import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import type { OrderAnswer, PlaceOrderRequest } from '../../shared/shopApi.js'
import { readTotals } from '../cart/readTotals.js'
import { shopCart } from '../cart/shopCart.js'
import { useCart } from '../cart/useCart.js'
import { useSettings } from '../shop/SettingsProvider.js'
import { callShop } from '../shop/shopApi.js'
import { CartSummary } from './CartSummary.js'
import { CheckoutForm } from './CheckoutForm.js'
import { EmptyCart } from './EmptyCart.js'
import { OrderLines } from './OrderLines.js'
import { orderQueryKey } from './ConfirmationPage.js'

export function CheckoutPage() {
  const { text } = useSettings()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { data: cart, isPending } = useCart()
  const placeOrder = useMutation({
    mutationFn: (order: PlaceOrderRequest) => callShop<OrderAnswer>('POST', '/orders', order),
    async onSuccess({ order }) {
      queryClient.setQueryData(orderQueryKey(order.id), order)
      await navigate(`/orders/${order.id}`)
      shopCart.changed()
    },
  })

  if (isPending) return <div className="cart-page" aria-busy="true" aria-label={text.loading} />
  if (!cart || readTotals(cart).productLines.length === 0) return <EmptyCart />

  return (
    <div className="cart-page">
      <title>{`${text.checkoutTitle} · ${text.shopName}`}</title>
      <h1>{text.checkoutTitle}</h1>
      <div className="cart-columns">
        <CheckoutForm isPending={placeOrder.isPending} failed={placeOrder.isError} onSubmit={placeOrder.mutate} />
        <aside className="cart-aside">
          <h2 className="small-heading">{text.yourOrder}</h2>
          <OrderLines lineItems={cart.lineItems} />
          <CartSummary cart={cart} />
        </aside>
      </div>
    </div>
  )
}
