import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withSeed } from '@hakuna-kit/test/seed'
import { describe, expect, it, onTestFinished } from 'vitest'
import { checkCrashReport, type CrashReport } from '../test/crash/checkCrashReport.js'
import { bundleWorker, killAtRandom, startWorker } from '../test/crash/workerProcess.js'

async function killWhileDelivering(seed: number) {
  const folder = await mkdtemp(join(tmpdir(), 'hakuna-kit-crash-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const file = await bundleWorker()
  const insurer = startWorker(file, { role: 'sandbox' })
  const sandboxUrl = String(await insurer.received('url'))
  const progressFile = join(folder, 'progress')
  const shop = startWorker(file, { role: 'both', folder: join(folder, 'outbox'), progressFile, sandboxUrl })
  const delivered = Promise.race([shop.received('delivered'), insurer.failed])
  // A failure may come before anything waits for it.
  delivered.catch(() => {})
  await killAtRandom([shop], { times: 20, seed })
  await shop.ready()
  shop.send('hurry')
  await delivered
  expect(shop.starts).toBe(21)
  checkCrashReport((await insurer.ask('inspect')) as CrashReport)
}

describe('the outbox on PGlite', () => {
  it('delivers every event once and in order while its process is killed', { timeout: 600_000 }, () =>
    withSeed(1, killWhileDelivering),
  )
})
