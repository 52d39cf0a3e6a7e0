import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { createSandbox } from '@hakuna-kit/sandbox'
import { serve } from '@hakuna-kit/sandbox/serve'
import { createRandom } from '@hakuna-kit/test/seed'
import pg from 'pg'
import { createInsurerClient } from '../../insurer/createInsurerClient.js'
import { createOutbox } from '../../outbox/createOutbox.js'
import type { OutboxStore } from '../../outbox/store/openDatabase.js'
import { readOrder } from '../../orders/readOrder.js'
import { crashLength, crashOrders, crashSteps, nextCrashStep } from './crashSteps.js'

/** One process of the crash test. Its job comes in the environment variable `CRASH_JOB` as JSON. */
export type CrashJob =
  | { role: 'sandbox' }
  | { role: 'writer'; connectionString: string; seed: number }
  | { role: 'deliverer'; connectionString: string; sandboxUrl: string }
  | { role: 'both'; folder: string; progressFile: string; sandboxUrl: string }

const job = JSON.parse(process.env['CRASH_JOB'] ?? '{}') as CrashJob
/** Slow while processes are killed, so that work is left for each; without pauses after that. */
let pauseMs = 60
process.on('message', (message) => {
  if (message === 'hurry') pauseMs = 0
})
const send = (message: unknown) => process.send?.(message)
// Ends with the test, also if that one was killed, even while this process was starting.
process.on('disconnect', () => process.exit(0))
if (!process.connected) process.exit(0)

if (job.role === 'sandbox') await runSandbox()
else if (job.role === 'writer') await runWriter(job)
else if (job.role === 'deliverer') await openOutbox({ connectionString: job.connectionString }, job.sandboxUrl)
else await runBoth(job)

/** Drops answers after doing the work, drops requests, and fails now and then. */
async function runSandbox() {
  const trouble = [{ dropAnswer: true }, { dropAnswer: true }, { dropRequest: true }, { status: 503 }]
  const faults = Array.from({ length: 160 }, (_, index) => ({
    path: '/events',
    after: 7 + index * 13,
    times: 1,
    ...trouble[index % trouble.length],
  }))
  const sandbox = createSandbox({ faults })
  const { url } = await serve({ sandbox, port: 0 })
  process.on('message', () => {
    const { events, contracts, messages } = sandbox.inspect()
    send({
      events: events.map(({ orderId, type, payload }) => ({ orderId, type, payload })),
      contracts: contracts.map(({ orderId, quantity }) => ({ orderId, quantity })),
      lostAnswers: messages.filter(({ fault }) => fault === 'answer_dropped').length,
      replays: messages.filter(({ replayed }) => replayed).length,
      refused: messages.filter(({ errorCode }) => errorCode && errorCode !== 'injected_fault').length,
    })
  })
  send({ url })
}

async function openOutbox(store: OutboxStore, baseUrl: string | undefined) {
  const insurer =
    baseUrl === undefined
      ? undefined
      : createInsurerClient({ secretKey: 'sk_test_example', baseUrl, retry: { tries: 1, circuitPauseMs: 200 } })
  const outbox = await createOutbox({
    store,
    insurer,
    concurrency: 24,
    pollMs: 200,
    leaseSeconds: 2,
    retry: { firstDelaySeconds: 1, maxDelaySeconds: 1 },
  })
  if (insurer) outbox.start()
  send({ ready: true })
  return outbox
}

/**
 * Saves each change of an order together with its entry. Its own table records what was done before it was killed.
 */
async function runWriter({ connectionString, seed }: Extract<CrashJob, { role: 'writer' }>) {
  const random = createRandom(seed)
  const pool = new pg.Pool({ connectionString, max: 8 })
  await pool.query('create table if not exists crash_shop (order_index int primary key, done int, shop_order jsonb)')
  await pool.query('insert into crash_shop select n, 0, null from generate_series(0, $1) as n on conflict do nothing', [
    crashOrders - 1,
  ])
  const outbox = await openOutbox({ pool }, undefined)

  async function writeOne(index: number): Promise<boolean> {
    const client = await pool.connect()
    try {
      await client.query('begin')
      const { rows } = await client.query<{ done: number; shop_order: unknown }>(
        'select done, shop_order from crash_shop where order_index = $1 for update',
        [index],
      )
      const { done = 0, shop_order = null } = rows[0] ?? {}
      if (done === crashLength(index)) {
        await client.query('rollback')
        return true
      }
      const step = nextCrashStep(index, done, shop_order === null ? undefined : readOrder(shop_order))
      await client.query('update crash_shop set done = $2, shop_order = $3 where order_index = $1', [
        index,
        done + 1,
        JSON.stringify(step.order),
      ])
      await outbox.enqueue(step, { tx: client })
      await client.query('commit')
      return false
    } finally {
      client.release()
    }
  }

  const open = Array.from({ length: crashOrders }, (_, index) => index)
  const lanes = Array.from({ length: 6 }, async () => {
    while (open.length > 0) {
      const index = open[Math.floor(random() * open.length)] ?? 0
      if (await writeOne(index)) open.splice(open.indexOf(index) >>> 0, 1)
      await pause(pauseMs)
    }
  })
  await Promise.all(lanes)
  send({ written: true })
}

/**
 * Writes and delivers in one process. The shop's record is a file that is written after the entry: if the process is
 * killed in between, the same change is enqueued again.
 */
async function runBoth({ folder, progressFile, sandboxUrl }: Extract<CrashJob, { role: 'both' }>) {
  const outbox = await openOutbox({ folder }, sandboxUrl)
  const done = new Map<number, number>()
  const lines = existsSync(progressFile) ? readFileSync(progressFile, 'utf8').split('\n') : []
  for (const line of lines.filter(Boolean)) done.set(Number(line), (done.get(Number(line)) ?? 0) + 1)
  const rest = Array.from({ length: crashOrders }, (_, index) => ({ index, steps: crashSteps(index) })).flatMap(
    ({ index, steps }) => steps.slice(done.get(index) ?? 0).map((step) => ({ index, step })),
  )
  // All orders in parallel, the changes of each in order.
  rest.sort((one, other) => one.step.order.changes.length - other.step.order.changes.length)
  while (rest.length > 0) {
    const batch = rest.splice(0, pauseMs > 0 ? 3 : 50)
    await outbox.enqueue(batch.map(({ step }) => step))
    appendFileSync(progressFile, batch.map(({ index }) => `${index}\n`).join(''))
    await pause(pauseMs)
  }
  send({ written: true })
  while ((await outbox.stats()).waiting > 0) await pause(100)
  send({ delivered: true })
}
