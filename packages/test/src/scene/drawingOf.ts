import type { Drawing } from './Art.js'

/** The picture of a product, by its id. */
export function drawingOf(productId: string): Drawing {
  if (productId.startsWith('prd-iphone')) return 'phone'
  if (productId.startsWith('prd-hush')) return 'headphones'
  return productId.startsWith('prd-folio') ? 'notebook' : 'box'
}
