import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkCrashReport, type CrashReport } from '../test/crash/checkCrashReport.js'
import { bundleWorker, killAtRandom, startWorker } from '../test/crash/workerProcess.js'

describe('the outbox on PGlite', () => {
  it('delivers every event once and in order while its process is killed', { timeout: 600_000 }, async () => {
    const bundle = await bundleWorker()
    const folder = await mkdtemp(join(tmpdir(), 'hakuna-kit-crash-'))
    const insurer = startWorker(bundle.file, { role: 'sandbox' })
    const sandboxUrl = String(await insurer.received('url'))
    const progressFile = join(folder, 'progress')
    const shop = startWorker(bundle.file, {
      role: 'both',
      folder: join(folder, 'outbox'),
      progressFile,
      sandboxUrl,
    })
    try {
      const delivered = shop.received('delivered')
      await killAtRandom([shop], 20)
      await shop.ready()
      shop.send('hurry')
      await delivered
      expect(shop.starts).toBe(21)
      checkCrashReport((await insurer.ask('inspect')) as CrashReport)
    } finally {
      await Promise.all([shop, insurer].map((worker) => worker.stop()))
      await rm(folder, { recursive: true, force: true })
      await bundle.remove()
    }
  })
})
