export const price = (amount: number, currency = 'eur') => ({ amount, currency })
export const phone = {
  id: 'prd-phone',
  category: 101,
  title: 'Phone',
  brand: 'Acme',
  sku: 'sku-1',
  price: price(59900),
}
export const forPhone = { type: 'protection_product', product: phone }
export const forBand = {
  type: 'protection_products_collection',
  products_collection: { category: 103, price_min: price(50000), price_max: price(150000) },
}
export const address = { address_line_1: '', address_line_2: '', city: '', country: 'de', zip: '' }
export const customer = { first_name: 'Max', last_name: 'Mustermann', email: 'max.mustermann@example.com' }
export const order = (...line_items: Record<string, unknown>[]) => ({
  customer,
  customer_billing_address: address,
  line_items,
})
