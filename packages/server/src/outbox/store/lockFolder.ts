import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rm, rmdir, stat, utimes } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { OutboxError } from '../OutboxError.js'

export type FolderLock = { release(): Promise<void> }

const lockContent = z.object({ token: z.string(), pid: z.int(), processStartedAt: z.string(), host: z.string() })
type LockContent = z.output<typeof lockContent>

/**
 * Keeps a second opener out of an existing folder, of this process or another. An outbox with the store `{ folder }`
 * takes this lock; take it yourself for a folder that you open with your own PGlite.
 *
 * The lock of a killed process is recognised: on the same machine by the process id and its start time, elsewhere
 * (containers that share a volume) by a heartbeat that is missing for 20 seconds. proper-lockfile was tried: it uses
 * the heartbeat alone, so a restart after a crash has to wait, and processes that find an old lock at once can all
 * get it.
 *
 * @throws OutboxError `outbox_folder_locked`
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const path = join(resolve(folder), 'outbox.lock')
  const token = randomUUID()
  await acquire(folder, path, token)
  const heartbeat = setInterval(() => {
    const now = new Date()
    utimes(path, now, now).catch(() => {})
  }, heartbeatMs)
  heartbeat.unref()
  return {
    async release() {
      clearInterval(heartbeat)
      const content = await readLock(path)
      if (content?.token === token) await rm(path, { force: true })
    },
  }
}

const heartbeatMs = 5_000
const heartbeatTimeoutMs = 20_000

async function acquire(folder: string, path: string, token: string): Promise<void> {
  for (;;) {
    if (await create(path, token)) return
    // Only one process at a time checks and removes an old lock: otherwise one could remove the new lock of another.
    if (!(await takeTurn(`${path}.turn`))) continue
    try {
      const holder = await readLock(path)
      if (holder && (await isAlive(holder, path))) {
        const details = { folder, holder: `process ${holder.pid} on ${holder.host}` }
        throw new OutboxError('outbox_folder_locked', details)
      }
      await rm(path, { force: true })
    } finally {
      await rmdir(`${path}.turn`).catch(() => {})
    }
  }
}

async function create(path: string, token: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx')
    const content: LockContent = {
      token,
      pid: process.pid,
      processStartedAt: await processStart(process.pid),
      host: hostname(),
    }
    await file.writeFile(JSON.stringify(content))
    await file.close()
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

async function takeTurn(path: string): Promise<boolean> {
  try {
    await mkdir(path)
    return true
  } catch {
    // Left by a process that was killed during its turn, which takes milliseconds.
    const since = await stat(path).catch(() => undefined)
    if (since && Date.now() - since.mtimeMs > 5_000) await rmdir(path).catch(() => {})
    await new Promise((wake) => setTimeout(wake, 20))
    return false
  }
}

/** Undefined for a file that is missing, or incomplete because its writer was killed. */
async function readLock(path: string): Promise<LockContent | undefined> {
  // The writer may have created the file and not yet written it.
  for (let tries = 0; tries < 10; tries++) {
    const text = await readFile(path, 'utf8').catch(() => undefined)
    if (text === undefined) return undefined
    const content = lockContent.safeParse(parseJson(text))
    if (content.success) return content.data
    await new Promise((wake) => setTimeout(wake, 50))
  }
  return undefined
}

async function isAlive(holder: LockContent, path: string): Promise<boolean> {
  if (holder.host !== hostname()) return hasHeartbeat(path)
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    // EPERM: it runs, under another user.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  // Another process may have the same id by now; in containers the id is the same at every start.
  const startedAt = await processStart(holder.pid)
  if (startedAt !== '' && holder.processStartedAt !== '') return startedAt === holder.processStartedAt
  return hasHeartbeat(path)
}

async function hasHeartbeat(path: string): Promise<boolean> {
  const lock = await stat(path).catch(() => undefined)
  return lock !== undefined && Date.now() - lock.mtimeMs < heartbeatTimeoutMs
}

/** Start time of a process, to tell it from a later one with the same id. Linux only; elsewhere empty. */
async function processStart(pid: number): Promise<string> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  // The second field is the command in brackets and can hold any text; the start time is the 22nd, the 20th after it.
  return line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
