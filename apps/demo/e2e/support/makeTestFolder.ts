import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openFolderStorage } from '../../server/storage/openFolderStorage.js'
import type { Storage } from '../../server/storage/Storage.js'

export type TestFolder = { open: () => Promise<Storage>; remove(): Promise<void> }

/** A folder for one test's carts, orders and outbox. */
export async function makeTestFolder(): Promise<TestFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'halle7-data-'))
  return {
    open: () => openFolderStorage({ folder }),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
