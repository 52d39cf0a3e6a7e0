import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockFolder } from './lockFolder.js'

describe("the lock of the demo's folder", () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'halle7-lock-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  it('refuses a second demo until the first releases the folder', async () => {
    const lock = await lockFolder(folder)
    await expect(lockFolder(folder)).rejects.toThrow(/Another demo uses the folder/)
    await lock.release()
    const next = await lockFolder(folder)
    await next.release()
  })

  it('does not refuse demos in other folders', async () => {
    const locks = await Promise.all([lockFolder(folder), lockFolder(join(folder, 'other'))])
    expect(locks).toHaveLength(2)
    await Promise.all(locks.map((lock) => lock.release()))
  })
})
