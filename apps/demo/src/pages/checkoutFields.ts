import type { PlaceOrderRequest } from '../../shared/shopApi.js'

const fieldNames = ['firstName', 'lastName', 'email', 'addressLine1', 'addressLine2', 'zip', 'city'] as const
export type FieldName = (typeof fieldNames)[number]
export type FieldProblems = Partial<Record<FieldName, 'fillThisIn' | 'emailWrong'>>

/** Reads the checkout form. Every value is trimmed. */
export function readFields(form: FormData): PlaceOrderRequest {
  const read = (name: FieldName | 'country') => String(form.get(name) ?? '').trim()
  return {
    customer: { firstName: read('firstName'), lastName: read('lastName'), email: read('email') },
    address: {
      addressLine1: read('addressLine1'),
      addressLine2: read('addressLine2'),
      zip: read('zip'),
      city: read('city'),
      country: read('country'),
    },
  }
}

/** Missing and malformed values, by field. The server checks again. */
export function findFieldProblems({ customer, address }: PlaceOrderRequest): FieldProblems {
  const values: Record<FieldName, string> = { ...customer, ...address }
  const problems: FieldProblems = {}
  for (const name of fieldNames) {
    if (name !== 'addressLine2' && !values[name]) problems[name] = 'fillThisIn'
  }
  if (!problems.email && !/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(values.email)) problems.email = 'emailWrong'
  return problems
}
