import { useSyncExternalStore } from 'react'
import { formatMoney, isPlanLineItem, type LineItem } from '@hakuna-kit/core'
import { CartProtectionRow, type CartProtectionRowProps } from '@hakuna-kit/react'
import { products } from '../products.js'
import { useStack } from '../stories/withStack.js'
import { Art } from './Art.js'
import { drawingOf } from './drawingOf.js'
import { shopTexts } from './shopTexts.js'

/** Props for every row of the cart page. A story's own `lineItem` is ignored: the page shows the lines of the cart. */
export type CartPageProps = Omit<Partial<CartProtectionRowProps>, 'lineItem' | 'ref'> & { lineItem?: unknown }

/**
 * The shop's cart page. Every product line has a protection row; plan lines are shown there and not listed
 * themselves.
 */
export function CartPage({ lineItem: _lineItem, ...row }: CartPageProps) {
  const { cart, locale } = useStack()
  const lineItems = useSyncExternalStore(cart.subscribe ?? never, () => cart.current().lineItems)
  const texts = shopTexts(locale)
  return (
    <section className="scene cart-page">
      <h1>{texts.cart}</h1>
      {lineItems.length === 0 && <p className="faint">{texts.empty}</p>}
      <ul className="lines">
        {lineItems
          .filter((lineItem) => !isPlanLineItem(lineItem))
          .map((lineItem) => (
            <li key={lineItem.id}>
              <CartLine lineItem={lineItem} />
              <CartProtectionRow
                product={products.find(({ id }) => id === lineItem.productId)}
                {...row}
                lineItem={lineItem}
              />
            </li>
          ))}
      </ul>
    </section>
  )
}

function CartLine({ lineItem: { id, productId, title, quantity, unitPrice } }: { lineItem: LineItem }) {
  const { cart, locale } = useStack()
  const texts = shopTexts(locale)
  return (
    <div className="cart-line">
      <div className="art">
        <Art of={drawingOf(productId)} />
      </div>
      <p className="name">{title}</p>
      <p className="price">{formatMoney({ ...unitPrice, amount: unitPrice.amount * quantity }, locale)}</p>
      <div className="stepper">
        <button type="button" aria-label={`${texts.less}: ${title}`} onClick={() => cart.setQuantity(id, quantity - 1)}>
          −
        </button>
        <span className="quantity">{quantity}</span>
        <button type="button" aria-label={`${texts.more}: ${title}`} onClick={() => cart.setQuantity(id, quantity + 1)}>
          +
        </button>
      </div>
    </div>
  )
}

const never = () => () => {}
