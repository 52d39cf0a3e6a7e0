import { expect, it } from 'vitest'
import { deriveIdempotencyKey } from './deriveIdempotencyKey.js'

it('is a UUID, the same for the same parts and another for others', async () => {
  const key = await deriveIdempotencyKey('checkout', 'cart-1', 'ord-1')
  expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(await deriveIdempotencyKey('checkout', 'cart-1', 'ord-1')).toBe(key)
  expect(await deriveIdempotencyKey('checkout', 'cart-1ord', '-1')).not.toBe(key)
})
