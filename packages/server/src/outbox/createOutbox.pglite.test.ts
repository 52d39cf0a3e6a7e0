import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll } from 'vitest'
import { describeOutbox, type SuiteDatabase } from '../test/outbox/describeOutbox.js'

let pglite: PGlite
let database: SuiteDatabase

beforeAll(async () => {
  pglite = await PGlite.create()
  database = {
    store: { pglite },
    query: (text, values) => pglite.query(text, values),
    transaction: (work) => pglite.transaction(work),
  }
}, 60_000)

afterAll(() => pglite.close())

describeOutbox('PGlite', () => database)
