import { z } from 'zod'
import { amountField, idField, optionalTextField, quantityField } from '../http/fields.js'
import type { PriceBook } from '../prices/createPriceBook.js'

const lineItem = z.object({
  id: idField,
  quantity: quantityField,
  price_amount: amountField,
  product_id: idField,
  product_title: optionalTextField,
  product_brand: optionalTextField.optional(),
  custom_properties: z.looseObject({ product_reference: idField.optional() }).optional(),
})

/** Lines of carts and of placed orders have the same shape (guide "ERP + E-commerce integration"). */
export const lineItemsField = z
  .array(lineItem)
  .refine((lines) => new Set(lines.map(({ id }) => id)).size === lines.length, 'Two lines have the same id')

export type WireLineItem = z.infer<typeof lineItem>

/**
 * Checks the price of each line.
 * @param path of the list in the message
 * @throws Refusal 400 `invalid_request_parameters` for a line that has not the price of one unit in `currency`
 */
export function checkUnitPrices(lines: readonly WireLineItem[], currency: string, path: string, prices: PriceBook) {
  for (const [index, { product_id: productId, quantity, price_amount: amount }] of lines.entries()) {
    prices.check({ productId, quantity, amount, currency }, `${path}[${index}].price_amount`)
  }
}
