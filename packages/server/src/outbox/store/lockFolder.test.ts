import { mkdir, mkdtemp, readFile, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockFolder, type FolderLock } from './lockFolder.js'

let folder: string
let file: string
const locks: FolderLock[] = []
const lock = async () => {
  const taken = await lockFolder(folder)
  locks.push(taken)
  return taken
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hakuna-kit-lock-'))
  file = join(folder, 'outbox.lock')
})
afterEach(async () => {
  for (const taken of locks.splice(0)) await taken.release()
  await rm(folder, { recursive: true, force: true })
})

/** Writes the lock of another process. */
async function writeLock(change: object): Promise<void> {
  await lock()
  const own = JSON.parse(await readFile(file, 'utf8')) as object
  await locks.pop()!.release()
  await writeFile(file, JSON.stringify({ ...own, token: 'other', ...change }))
}

// No process has this id: on Linux the highest is 4,194,304.
const unusedPid = 4_194_305

describe('lockFolder', () => {
  it('lets one opener in, and the next after its release', async () => {
    const first = await lock()
    await expect(lock()).rejects.toMatchObject({ code: 'outbox_folder_locked', details: { folder } })
    await first.release()
    await lock()
    expect(await readdir(folder)).toEqual(['outbox.lock'])
  })

  it('lets in one of several openers at the same moment', async () => {
    const results = await Promise.allSettled(Array.from({ length: 8 }, lock))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('lets in one of several openers that find the lock of a killed process', async () => {
    await writeLock({ pid: unusedPid })
    const results = await Promise.allSettled(Array.from({ length: 8 }, lock))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('tells a killed process from a later one with the same id', async () => {
    await writeLock({ processStartedAt: '1' })
    await expect(lock()).resolves.toBeDefined()
  })

  it('respects the lock of a process without a start time, as on other systems, while it has a heartbeat', async () => {
    await writeLock({ processStartedAt: '' })
    await expect(lock()).rejects.toMatchObject({ code: 'outbox_folder_locked' })
    const longAgo = new Date(Date.now() - 60_000)
    await utimes(file, longAgo, longAgo)
    await lock()
  })

  it('takes over a lock file that is incomplete', async () => {
    await writeFile(file, '{"token":"ot')
    await expect(lock()).resolves.toBeDefined()
  })

  it('respects the lock of another machine while it has a heartbeat', async () => {
    await writeLock({ host: `not-${hostname()}` })
    await expect(lock()).rejects.toMatchObject({ code: 'outbox_folder_locked' })
    const longAgo = new Date(Date.now() - 60_000)
    await utimes(file, longAgo, longAgo)
    await lock()
  })

  it('takes the turn of a process that was killed during it', async () => {
    await mkdir(`${file}.turn`)
    const longAgo = new Date(Date.now() - 60_000)
    await utimes(`${file}.turn`, longAgo, longAgo)
    await writeLock({ pid: unusedPid })
    await lock()
    expect(await readdir(folder)).toEqual(['outbox.lock'])
  })

  it('does not remove the lock of a process that took over', async () => {
    const first = await lock()
    await writeFile(file, '{"token":"somebody else"}')
    await first.release()
    expect(await readdir(folder)).toEqual(['outbox.lock'])
  })
})
