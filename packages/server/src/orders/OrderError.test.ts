import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { isOrderError, OrderError, orderErrors } from './OrderError.js'

describe('order errors', () => {
  it('are all in the documented table, with what to do, and nothing else is', async () => {
    const page = await readFile(new URL('../../../../docs/orders.md', import.meta.url), 'utf8')
    const rows = [...page.matchAll(/^\| `(order_\w+)`\s*\|.*\| (.*?)\s*\|$/gm)].map(([, code, whatToDo]) => [
      code,
      whatToDo,
    ])
    expect(rows).toEqual(Object.entries(orderErrors).map(([code, { whatToDo }]) => [code, whatToDo]))
  })

  it('say which field, what happened and what to do, and carry the details of their code', () => {
    const details = { wanted: 3, available: 2, availableUnits: 'unit(s) to be shipped' }
    const error = new OrderError('order_quantity_exceeded', 'items[0].quantity', details)
    expect(error).toMatchObject({
      name: 'OrderError',
      code: 'order_quantity_exceeded',
      path: 'items[0].quantity',
      details,
    })
    expect(error.message).toBe(
      'items[0].quantity: 3 unit(s) asked for, but only 2 unit(s) to be shipped left. ' +
        'Lower the quantity, or check whether the change was recorded before.',
    )
    expect(new OrderError('order_cancelled', 'order.status').details).toBeUndefined()
  })

  it('are recognised by code, also from a second copy of the class', () => {
    const copy = Object.assign(new Error('copy'), { code: 'order_id_reused', path: 'id', details: { id: 'a' } })
    expect([isOrderError(copy), isOrderError(copy, 'order_id_reused')]).toEqual([true, true])
    expect(isOrderError(copy, 'order_cancelled')).toBe(false)
    const like = (more: object) => Object.assign(new Error('x'), more)
    for (const other of [
      undefined,
      new Error('x'),
      like({ code: 'toString', path: '' }),
      like({ code: 'order_cancelled' }),
      like({ path: '' }),
      like({ code: 7, path: '' }),
      { code: 'order_cancelled', path: '' },
    ]) {
      expect(isOrderError(other)).toBe(false)
    }
  })
})
