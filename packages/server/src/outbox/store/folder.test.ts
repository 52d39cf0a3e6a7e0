import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createOrderInsurer } from '../../test/orders/createOrderInsurer.js'
import { newOrder, product } from '@hakuna-kit/test/orders'
import { placeOrder } from '../../orders/placeOrder.js'
import { createOutbox } from '../createOutbox.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hakuna-kit-outbox-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('an outbox in a folder', () => {
  it('keeps its entries, and keeps a second opener out', { timeout: 60_000 }, async () => {
    const store = { folder: join(folder, 'outbox') }
    const first = await createOutbox({ store })
    await expect(createOutbox({ store })).rejects.toMatchObject({ code: 'outbox_folder_locked' })
    await first.enqueue(placeOrder(newOrder([product('phone')])))
    await Promise.all([first.close(), first.close()])

    const { client, sandbox } = createOrderInsurer()
    const second = await createOutbox({ store, insurer: client })
    expect(await second.deliver()).toMatchObject({ delivered: 1 })
    await second.close()
    expect(sandbox.inspect().events).toMatchObject([{ orderId: 'ord-1', type: 'order_placed' }])
  })
})
