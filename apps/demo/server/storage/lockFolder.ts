import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/**
 * Locks a folder for this process. PGlite has no lock of its own, and two processes would destroy each other's data.
 * The outbox does not lock the folder here either: it is given the shop's database, so that both share transactions.
 * The lock is a local socket that this process listens on; the system closes it when the process ends, however it ends.
 *
 * @throws Error when another process on this machine uses the folder
 */
export async function lockFolder(folder: string): Promise<{ release(): Promise<void> }> {
  const name = `halle7-${createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 16)}`
  const address = process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`)
  let server = await listen(address)
  if (!server && !(await isAnswered(address))) {
    // The socket of a process that was killed.
    await rm(address, { force: true })
    server = await listen(address)
  }
  const held = server
  if (!held)
    throw new Error(`Another demo uses the folder ${resolve(folder)}. Stop it, or pass --data with another folder.`)
  return { release: () => new Promise((done) => held.close(() => done())) }
}

/** Undefined: the address is in use. */
function listen(address: string): Promise<Server | undefined> {
  return new Promise((done, fail) => {
    const server = createServer((socket) => socket.end())
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? done(undefined) : fail(error),
    )
    server.listen(address, () => {
      server.unref()
      done(server)
    })
  })
}

function isAnswered(address: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(address)
    socket.once('connect', () => {
      socket.end()
      done(true)
    })
    socket.once('error', () => done(false))
  })
}
