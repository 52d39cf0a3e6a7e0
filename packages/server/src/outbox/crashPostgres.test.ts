import { describe, expect, it } from 'vitest'
import { bundleWorker, checkReport, killAtRandom, startWorker, type CrashReport } from '../test/crash/crashRun.js'
import { createTestPool, isPostgresSkipped, postgresName, startPostgres } from '@hakuna-kit/test/postgres/startPostgres'

describe.skipIf(isPostgresSkipped)(`the outbox on ${postgresName}`, () => {
  it(
    'loses nothing, doubles nothing and keeps the order while its processes are killed',
    { timeout: 600_000 },
    async () => {
      const [bundle, server] = await Promise.all([bundleWorker(), startPostgres()])
      const { connectionString } = server
      const insurer = startWorker(bundle.file, { role: 'sandbox' })
      const sandboxUrl = String(await insurer.heard('url'))
      const writer = startWorker(bundle.file, { role: 'writer', connectionString })
      await writer.ready()
      const deliverers = [0, 1].map(() => startWorker(bundle.file, { role: 'deliverer', connectionString, sandboxUrl }))
      const pool = createTestPool(connectionString)
      try {
        const written = writer.heard('written')
        await killAtRandom([writer, ...deliverers], 24)
        await writer.ready()
        writer.tell('hurry')
        await written
        await expect
          .poll(
            async () =>
              (await pool.query(`select count(*)::int as n from hakuna_kit.outbox_entry where state <> 'delivered'`))
                .rows,
            { timeout: 300_000, interval: 100 },
          )
          .toEqual([{ n: 0 }])
        expect(writer.starts + deliverers[0]!.starts + deliverers[1]!.starts).toBe(3 + 24)
        checkReport((await insurer.ask('inspect')) as CrashReport)
      } finally {
        await Promise.all([writer, ...deliverers, insurer].map((worker) => worker.stop()))
        await pool.end()
        await server.stop()
        await bundle.remove()
      }
    },
  )
})
