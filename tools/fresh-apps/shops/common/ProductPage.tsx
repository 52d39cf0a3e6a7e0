import { AddToCart } from './AddToCart'
import { CartLines } from './CartLines'
import { product } from './product'

/** The shop's product page, with the cart below it. */
export function ProductPage() {
  return (
    <main>
      <h1>{product.title}</h1>
      {/* README */}
      <AddToCart product={product} />
      <CartLines />
    </main>
  )
}
