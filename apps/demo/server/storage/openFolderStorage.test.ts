import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openFolderStorage } from './openFolderStorage.js'

describe('openFolderStorage', { timeout: 60_000 }, () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'halle7-lock-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  it('refuses a second demo until the first closes the folder', async () => {
    const storage = await openFolderStorage({ folder })
    await expect(openFolderStorage({ folder })).rejects.toThrow(/Another demo uses the folder/)
    await storage.close()
    const next = await openFolderStorage({ folder })
    await next.close()
  })

  it('does not refuse demos in other folders', async () => {
    const storages = await Promise.all(
      [folder, join(folder, 'other')].map((path) => openFolderStorage({ folder: path })),
    )
    expect(storages).toHaveLength(2)
    await Promise.all(storages.map((storage) => storage.close()))
  })
})
