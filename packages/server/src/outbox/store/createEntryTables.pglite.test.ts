import { describe, expect, it } from 'vitest'
import { useEntryTables } from '../../test/outbox/useEntryTables.js'
import { checkSchemaName, createEntryTables } from './createEntryTables.js'
import { createPgliteDatabase } from './createPgliteDatabase.js'

const tables = useEntryTables()
const create = (schema = 'shop') => createEntryTables(createPgliteDatabase(tables.pglite), schema)
const versions = async () => (await tables.pglite.query('select version from shop.outbox_version')).rows

describe('createEntryTables', () => {
  it('makes what is missing and leaves what is there', async () => {
    await tables.insert(1, 1)
    await create()
    expect(await tables.store.list({})).toHaveLength(1)
    expect(await versions()).toEqual([{ version: 1 }])
  })

  it('refuses tables of a later version of this library, and none of an earlier one', async () => {
    await tables.pglite.query('update shop.outbox_version set version = 2')
    await expect(create()).rejects.toThrow(
      'The tables in schema "shop" have version 2; this library supports 1. Correct the options of createOutbox().',
    )
    await tables.pglite.query('update shop.outbox_version set version = 1')
    await create()
    expect(await versions()).toEqual([{ version: 1 }])
  })

  it('has an index for open entries, and one for content that can be dropped', async () => {
    const { rows } = await tables.pglite.query<{ indexname: string }>(
      `select indexname from pg_indexes where schemaname = 'shop' and indexname like 'outbox_entry_%' order by 1`,
    )
    expect(rows.map(({ indexname }) => indexname)).toEqual(
      expect.arrayContaining(['outbox_entry_content', 'outbox_entry_open']),
    )
  })

  it('lets each change of an order, and each place in its sequence, be stored once', async () => {
    await tables.insert(1, 1)
    const copy = (changed: string) =>
      tables.pglite.query(
        `insert into shop.outbox_entry (id, order_id, sequence, change_id, digest, format)
         select gen_random_uuid(), order_id, ${changed}, digest, format from shop.outbox_entry limit 1`,
      )
    await expect(copy(`sequence, 'other'`)).rejects.toThrow('unique')
    await expect(copy('7, change_id')).rejects.toThrow('unique')
    await copy(`7, 'other'`)
    await expect(tables.pglite.query(`update shop.outbox_entry set state = 'lost'`)).rejects.toThrow('check')
    await expect(tables.pglite.query(`update shop.outbox_entry set format = 'letter'`)).rejects.toThrow('check')
  })
})

describe('checkSchemaName', () => {
  it.each(['a', '_', 'hakuna_kit', 'shop2', 'x'.repeat(40)])('accepts %s', (schema) => {
    expect(checkSchemaName(schema)).toBe(schema)
  })

  it.each(['', '2shop', 'Shop', 'shop-1', 'shop"', 'shop; drop', ' shop', 'shop ', 'x'.repeat(41)])(
    'refuses %o',
    (schema) => {
      expect(() => checkSchemaName(schema)).toThrow(
        'The option `schema` must be a lower-case name of letters, digits and _, at most 40 characters.',
      )
    },
  )
})
