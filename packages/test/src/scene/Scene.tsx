import type { Decorator } from '@storybook/react-vite'
import { useState, useSyncExternalStore, type ReactNode } from 'react'
import { formatMoney, isPlanLineItem, type LineItem, type Product } from '@hakuna-kit/core'
import { CartProtectionRow, useAddToCart, type CartProtectionRowProps } from '@hakuna-kit/react'
import { useStage } from './stage.js'
import { Art } from './Art.js'
import { drawingOf, goods } from './goods.js'
import { shopWords } from './shopWords.js'

/**
 * `parameters.scene`: the shop around the story. `product`: a product page, the story beneath the price; on a docs page, where
 * many stories stand, only with `sceneInDocs`. `none`, the default: the bare story.
 */
export type SceneName = 'product' | 'none'

export const withScene: Decorator = (Story, { parameters, args, viewMode }) => {
  const scene = (parameters['scene'] ?? 'none') as SceneName
  if (scene === 'none' || (viewMode === 'docs' && !parameters['sceneInDocs'])) return <Story />
  return (
    <ProductPage product={args['product'] as Product}>
      <Story />
    </ProductPage>
  )
}

export type ProductPageProps = {
  product: Product
  /** Instead of adding to the cart at once. */
  onBuy?: (() => void) | undefined
  children: ReactNode
}

export function ProductPage({ product, onBuy, children }: ProductPageProps) {
  const { locale } = useStage()
  const addToCart = useAddToCart()
  const [added, setAdded] = useState(false)
  const words = shopWords(locale)
  return (
    <article className="scene">
      <div className="product-page">
        <div className="art">
          <Art of={drawingOf(product.id)} />
        </div>
        <div className="facts">
          <div>
            <p className="faint">{product.brand}</p>
            <h1>{product.title}</h1>
          </div>
          <p className="price">{formatMoney(product.price, locale)}</p>
          {children}
          <button
            type="button"
            className="shop"
            onClick={onBuy ?? (() => void addToCart(product).then(() => setAdded(true)))}
          >
            {words.addToCart}
          </button>
          {added && <p className="faint">{words.inCart}</p>}
        </div>
      </div>
    </article>
  )
}

/** For stories: props for every row of the cart page. */
export type CartPageProps = Omit<Partial<CartProtectionRowProps>, 'lineItem' | 'ref'> & { lineItem?: unknown }

/** The shop's cart page. Every product line has its row of protection; plan lines are not listed twice. */
export function CartPage({ lineItem: _lineItem, ...row }: CartPageProps) {
  const { cart, locale } = useStage()
  const lineItems = useSyncExternalStore(cart.subscribe ?? never, () => cart.current().lineItems)
  const words = shopWords(locale)
  return (
    <section className="scene cart-page">
      <h1>{words.cart}</h1>
      {lineItems.length === 0 && <p className="faint">{words.empty}</p>}
      <ul className="lines">
        {lineItems
          .filter((lineItem) => !isPlanLineItem(lineItem))
          .map((lineItem) => (
            <li key={lineItem.id}>
              <CartLine lineItem={lineItem} />
              <CartProtectionRow
                product={goods.find(({ id }) => id === lineItem.productId)}
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
  const { cart, locale } = useStage()
  const words = shopWords(locale)
  return (
    <div className="cart-line">
      <div className="art">
        <Art of={drawingOf(productId)} />
      </div>
      <p className="name">{title}</p>
      <p className="price">{formatMoney({ ...unitPrice, amount: unitPrice.amount * quantity }, locale)}</p>
      <div className="stepper">
        <button type="button" aria-label={`${words.less}: ${title}`} onClick={() => cart.setQuantity(id, quantity - 1)}>
          −
        </button>
        <span className="quantity">{quantity}</span>
        <button type="button" aria-label={`${words.more}: ${title}`} onClick={() => cart.setQuantity(id, quantity + 1)}>
          +
        </button>
      </div>
    </div>
  )
}

const never = () => () => {}
