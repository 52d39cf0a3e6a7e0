import { useState, type ReactNode } from 'react'
import { formatMoney, type Product } from '@hakuna-kit/core'
import { useAddToCart } from '@hakuna-kit/react'
import { useStack } from '../stories/withStack.js'
import { Art } from './Art.js'
import { drawingOf } from './drawingOf.js'
import { shopTexts } from './shopTexts.js'

export type ProductPageProps = {
  product: Product
  /** Called by the button instead of adding the product to the cart. */
  onBuy?: (() => void) | undefined
  children: ReactNode
}

/** A shop's product page. */
export function ProductPage({ product, onBuy, children }: ProductPageProps) {
  const { locale } = useStack()
  const addToCart = useAddToCart()
  const [added, setAdded] = useState(false)
  const texts = shopTexts(locale)
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
            {texts.addToCart}
          </button>
          {added && <p className="faint">{texts.inCart}</p>}
        </div>
      </div>
    </article>
  )
}
