import { z } from 'zod'
import type { BillingAddress, Customer } from '../order.js'

/** A customer in the insurer's JSON. The order feed and managed orders add `phone`. */
export type WireCustomer = { first_name: string; last_name: string; email: string }

/** A billing address in the insurer's JSON. Every message of the insurer has the same shape. */
export type WireBillingAddress = {
  address_line_1: string
  address_line_2: string
  city: string
  country: string
  zip: string
}

export const wireCustomer = z.object({ first_name: z.string(), last_name: z.string(), email: z.string() })

export const wireBillingAddress = z.object({
  address_line_1: z.string(),
  address_line_2: z.string(),
  city: z.string(),
  country: z.string().regex(/^[a-z]{2}$/),
  zip: z.string(),
})

export function encodeCustomer({ firstName, lastName, email }: Customer): WireCustomer {
  return { first_name: firstName, last_name: lastName, email }
}

export function encodeCustomerWithPhone(customer: Customer): WireCustomer & { phone: string } {
  return { ...encodeCustomer(customer), phone: customer.phone ?? '' }
}

export function encodeBillingAddress(address: BillingAddress): WireBillingAddress {
  return {
    address_line_1: address.addressLine1,
    address_line_2: address.addressLine2,
    city: address.city,
    country: address.country,
    zip: address.zip,
  }
}
