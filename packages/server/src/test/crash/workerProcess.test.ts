import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { killAtRandom, startWorker } from './workerProcess.js'

const folder = mkdtempSync(join(tmpdir(), 'hakuna-kit-worker-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let files = 0
function start(code: string) {
  const file = join(folder, `${files++}.mjs`)
  writeFileSync(file, code)
  return startWorker(file, { role: 'sandbox' })
}
const waits = 'process.on("message", () => {}); process.send({ ready: true });'

describe('a worker of the crash tests', () => {
  it('that dies at its start ends every wait at once, with its output', async () => {
    const worker = start('console.error("no such database"); process.exitCode = 3')
    const text = 'The crash worker "sandbox" ended by itself (code 3), so the test cannot go on. Its output:'
    for (const wait of [worker.ready(), worker.received('url'), killAtRandom([worker], { times: 3, seed: 1 })])
      await expect(wait).rejects.toThrow(`${text}\nno such database`)
    // Also a wait that begins later.
    await expect(worker.received('written')).rejects.toThrow('no such database')
    expect(worker.starts).toBe(1)
  })

  it('that dies later ends every wait too', async () => {
    const worker = start(`${waits} setTimeout(() => process.kill(process.pid, "SIGABRT"), 10)`)
    await expect(worker.received('written')).rejects.toThrow('ended by itself (SIGABRT)')
  })

  it('that the test kills is started again', async () => {
    const worker = start(waits)
    await killAtRandom([worker], { times: 2, seed: 1 })
    await worker.ready()
    expect(worker.starts).toBe(3)
    await worker.stop()
    expect(worker.starts).toBe(3)
  })
})
