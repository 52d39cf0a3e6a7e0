import { phone } from '@hakuna-kit/test/products'
import { createStack, post } from '@hakuna-kit/test/server/createStack'
import { describe, expect, it } from 'vitest'
import { createProtectionProxy } from '../createProtectionProxy.js'

describe('createProductResolver', () => {
  it("uses the shop's products where it has them, and ignores the browser's titles and prices", async () => {
    const { proxy, sandbox, client } = createStack({
      proxy: {
        products: (ids) =>
          ids.map((id) => (id === phone.id ? phone : id === 'broken' ? { ...phone, id, title: 7 as never } : null)),
      },
    })
    const lookups = await client.lookUpPlans([
      { ...phone, title: 'Cheap', price: { amount: 1, currency: 'usd' } },
      { ...phone, id: 'nobody' },
      { ...phone, id: 'broken' },
    ])
    expect(lookups.map(({ reason, plans }) => reason ?? plans.length)).toEqual([
      1,
      'unknown_product',
      'invalid_product',
    ])
    expect(sandbox.inspect().messages).toHaveLength(1)
    expect(sandbox.inspect().messages[0]?.query).toMatchObject({ title: 'iPhone 14', price_amount: '112900' })
    expect((await proxy(post('/plans', { products: [{ id: phone.id }] }))).status).toBe(200)
  })

  it('gives the exact reason why there is no plan in development only', async () => {
    const { sandbox } = createStack()
    const ask = async (development: boolean | undefined, environment?: 'sandbox') => {
      const proxy = createProtectionProxy({
        secretKey: 'sk_test_example',
        development,
        environment,
        fetch: sandbox.fetch,
        currencies: ['chf'],
      })
      const answer = (await (await proxy(post('/plans', { products: [phone] }))).json()) as {
        lookups: { reason: string }[]
      }
      return answer.lookups[0]?.reason
    }
    expect(await ask(undefined)).toBe('currency_unsupported')
    expect(await ask(false)).toBe('no_match')
    expect(await ask(true)).toBe('currency_unsupported')
  })
})
