import { expect, it } from 'vitest'
import { deriveIdempotencyKey } from './deriveIdempotencyKey.js'

it('is a UUID, the same for the same parts and another for others', async () => {
  const key = await deriveIdempotencyKey('checkout', 'cart-1', 'ord-1')
  expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(await deriveIdempotencyKey('checkout', 'cart-1', 'ord-1')).toBe(key)
  expect(await deriveIdempotencyKey('checkout', 'cart-1ord', '-1')).not.toBe(key)
  // Messages that wait in an outbox are sent again by the next version of the package.
  expect(key).toBe('9a0bce60-0d50-86ee-bd15-d6509b5e4784')
  expect(await deriveIdempotencyKey('cart-1', 4, null)).toBe('d657a607-0d10-8fd0-9c6b-417433ded11a')
  expect(await deriveIdempotencyKey()).not.toBe(key)
})

it('is a UUID of version 8 for whatever parts', async () => {
  for (let part = 0; part < 50; part++) {
    expect(await deriveIdempotencyKey(part)).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    )
  }
})
