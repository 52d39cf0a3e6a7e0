import { z } from 'zod'
import { amountField, idField, optionalTextField, quantityField } from '../http/fields.js'

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
