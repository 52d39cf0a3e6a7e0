import { createSandbox } from '@hakuna-kit/sandbox'
import { createInsurerClient } from '@hakuna-kit/server'
import { createOutbox, placeOrder, type NewOrder, type OrderStep, type OutboxStore } from '@hakuna-kit/server/orders'
import { startPglite } from '@hakuna-kit/test/postgres/startPglite'
import { createTestPool, isPostgresSkipped, startPostgres } from '@hakuna-kit/test/postgres/startPostgres'

type Row = { what: string; value: string; budget?: string; ok?: boolean }
type Query = (text: string, values?: unknown[]) => Promise<unknown>

/** Delivered entries that lie in the tables before anything is measured. */
const delivered = 100_000
const entries = 500

const perSecond = (count: number, startedAt: number) =>
  `${Math.round((count * 1_000) / (performance.now() - startedAt)).toLocaleString('en')}/s`

/** How fast orders go into the outbox and out of it, one by one and in batches, on each database. */
export async function rows(): Promise<Row[]> {
  const measured: Row[] = []
  const pglite = await startPglite()
  measured.push(...(await measure('PGlite', { pglite }, (text, values) => pglite.query(text, values))))
  await pglite.close()

  if (isPostgresSkipped)
    return [...measured, { what: 'outbox on PostgreSQL', value: 'skipped by HAKUNA_KIT_SKIP_POSTGRES' }]
  const server = await startPostgres()
  const pool = createTestPool(server.connectionString)
  measured.push(...(await measure('PostgreSQL', { pool }, (text, values) => pool.query(text, values))))
  await pool.end()
  await server.stop()
  return measured
}

async function measure(name: string, store: OutboxStore, query: Query): Promise<Row[]> {
  const sandbox = createSandbox()
  const insurer = createInsurerClient({ secretKey: 'sk_test_example', fetch: sandbox.fetch })
  const open = (more: object) => createOutbox({ store, insurer, schema: 'bench', ...more })
  const outbox = await open({ concurrency: 16 })
  await fill(query)

  const row = (what: string, value: string): Row => ({
    what: `outbox on ${name}, ${delivered.toLocaleString('en')} delivered: ${what}`,
    value,
  })
  const measured: Row[] = []
  let startedAt = performance.now()
  for (const step of steps('single')) await outbox.enqueue(step)
  measured.push(row('enqueue one by one', perSecond(entries, startedAt)))

  startedAt = performance.now()
  await outbox.deliver()
  measured.push(row('deliver as events, 16 at once', perSecond(entries, startedAt)))

  startedAt = performance.now()
  const batch = steps('batch')
  for (let start = 0; start < entries; start += 100) await outbox.enqueue(batch.slice(start, start + 100))
  measured.push(row('enqueue 100 at a time', perSecond(entries, startedAt)))
  await outbox.close()

  const slow = await open({ concurrency: 1 })
  startedAt = performance.now()
  await slow.deliver()
  measured.push(row('deliver as events, one by one', perSecond(entries, startedAt)))
  await slow.close()

  const feeding = await open({ format: 'feed' })
  await feeding.enqueue(steps('feed'))
  startedAt = performance.now()
  await feeding.deliver()
  measured.push(row('deliver to the feed, 100 at a time', perSecond(entries, startedAt)))

  startedAt = performance.now()
  await feeding.stats()
  measured.push(row('stats', `${Math.round(performance.now() - startedAt)} ms`))
  await feeding.close()
  return measured
}

async function fill(query: Query): Promise<void> {
  await query(
    `insert into bench.outbox_order select 'old-' || n, 1, 'digest' from generate_series(1, ${delivered}) as n`,
  )
  await query(
    `insert into bench.outbox_entry (id, order_id, sequence, change_id, digest, format, content, state, attempts, settled_at)
     select gen_random_uuid(), 'old-' || n, 1, 'placement', 'digest', 'events', '{"type":"order_placed"}', 'delivered', 1, now()
     from generate_series(1, ${delivered}) as n`,
  )
  await query('analyze bench.outbox_entry')
}

function steps(prefix: string): OrderStep[] {
  return Array.from({ length: entries }, (_, index) => placeOrder({ ...order, id: `${prefix}-${index}` }))
}

const price = (amount: number) => ({ amount, currency: 'eur' })
const order: NewOrder = {
  id: '',
  placedAt: '2026-01-01T00:00:00Z',
  currency: 'eur',
  customer: { firstName: 'Max', lastName: 'Mustermann', email: 'max.mustermann@example.com' },
  billingAddress: { addressLine1: 'Musterstrasse 1', addressLine2: '', city: 'München', zip: '81371', country: 'de' },
  lineItems: [
    { id: 'l1', quantity: 1, productId: 'prd-iphone14', title: 'iPhone 14', brand: 'Apple', unitPrice: price(112_900) },
    {
      id: 'l2',
      quantity: 1,
      productId: 'pl-prd-hakuna',
      title: '1 year of all-round protection',
      brand: 'hakuna',
      unitPrice: price(8_464),
      customProperties: { productReference: 'prd-iphone14', planId: 'pl-1', offerId: 'off-1' },
    },
  ],
}
