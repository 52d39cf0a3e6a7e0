import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newOrder, product } from '@hakuna-kit/test/orders'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { placeOrder } from '../../orders/placeOrder.js'
import { createOrderInsurer } from '../../test/orders/createOrderInsurer.js'
import { createOutbox } from '../createOutbox.js'
import { loadPeer, openDatabase, type OutboxStore } from './openDatabase.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hakuna-kit-outbox-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('openDatabase', () => {
  it('refuses a store that names no place', async () => {
    for (const store of [
      {},
      { folder: '' },
      { pglite: undefined },
      { connectionString: '' },
      { pool: undefined },
    ] as OutboxStore[]) {
      await expect(openDatabase(store, () => {})).rejects.toMatchObject({
        code: 'outbox_configuration',
        message: expect.stringMatching(/must have one of folder, pglite, connectionString or pool/),
      })
    }
  })

  it('asks a pool of the shop, and does not end it', async () => {
    const asked: string[] = []
    const pool = {
      query: async (text: string) => (asked.push(text), { rows: [] }),
      connect: () => Promise.reject(new Error('not asked for')),
      end: () => Promise.reject(new Error('the pool is of the shop')),
    }
    const database = await openDatabase({ pool }, () => {})
    await database.query('select 1')
    await database.close()
    expect(asked).toEqual(['select 1'])
  })
})

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

describe('loadPeer', () => {
  it('names the package that is missing', async () => {
    const name = 'no-such-package'
    await expect(loadPeer(() => import(/* @vite-ignore */ name), name, 'The outbox')).rejects.toMatchObject({
      code: 'outbox_missing_package',
      details: { packageName: name },
      message: expect.stringMatching(/^The outbox needs the package "no-such-package", which is not installed\./),
    })
  })

  it('passes on other errors', async () => {
    await expect(loadPeer(() => Promise.reject(new Error('broken')), 'pg', 'The outbox')).rejects.toThrow('broken')
    // A package that the one in question needs itself.
    const other = Object.assign(new Error("Cannot find package 'split2'"), { code: 'ERR_MODULE_NOT_FOUND' })
    await expect(loadPeer(() => Promise.reject(other), 'pg', 'The outbox')).rejects.toBe(other)
  })
})
