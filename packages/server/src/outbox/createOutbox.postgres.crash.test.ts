import { withSeed } from '@hakuna-kit/test/seed'
import { describe, expect, it, onTestFinished } from 'vitest'
import { checkCrashReport, type CrashReport } from '../test/crash/checkCrashReport.js'
import { bundleWorker, killAtRandom, startWorker } from '../test/crash/workerProcess.js'
import { createTestPool, isPostgresSkipped, postgresName, startPostgres } from '@hakuna-kit/test/postgres/startPostgres'

async function killWhileDelivering(seed: number) {
  const server = await startPostgres()
  onTestFinished(server.stop)
  const file = await bundleWorker()
  const { connectionString } = server
  const insurer = startWorker(file, { role: 'sandbox' })
  const sandboxUrl = String(await insurer.received('url'))
  const writer = startWorker(file, { role: 'writer', connectionString, seed })
  await writer.ready()
  const deliverers = [0, 1].map(() => startWorker(file, { role: 'deliverer', connectionString, sandboxUrl }))
  const pool = createTestPool(connectionString)
  onTestFinished(() => pool.end())
  const failures = [insurer, writer, ...deliverers].map(({ failed }) => failed)

  const written = writer.received('written')
  // A failure may come before anything waits for it.
  written.catch(() => {})
  await killAtRandom([writer, ...deliverers], { times: 24, seed })
  await writer.ready()
  writer.send('hurry')
  await written
  const countUndelivered = async () =>
    (await pool.query(`select count(*)::int as n from hakuna_kit.outbox_entry where state <> 'delivered'`)).rows
  const allDelivered = async () => {
    await expect.poll(countUndelivered, { timeout: 300_000, interval: 100 }).toEqual([{ n: 0 }])
  }
  await Promise.race([allDelivered(), ...failures])
  expect(writer.starts + deliverers[0]!.starts + deliverers[1]!.starts).toBe(3 + 24)
  checkCrashReport((await insurer.ask('inspect')) as CrashReport)
}

describe.skipIf(isPostgresSkipped)(`the outbox on ${postgresName}`, () => {
  it('delivers every event once and in order while its processes are killed', { timeout: 600_000 }, () =>
    withSeed(2, killWhileDelivering),
  )
})
