import type { CSSProperties } from 'react'
import type { CatalogueProduct, Variant } from '../../shared/shopApi.js'
import { ProductDrawing } from '../drawings/ProductDrawing.js'

/** The drawing of a product on its background colour. */
export function Tile({
  product,
  variant,
  className = '',
}: {
  product: CatalogueProduct
  variant: Variant
  className?: string
}) {
  return (
    <div className={`tile ${className}`} style={{ '--hue': product.hue } as CSSProperties}>
      <ProductDrawing name={product.drawing} colour={variant.colour} />
    </div>
  )
}
