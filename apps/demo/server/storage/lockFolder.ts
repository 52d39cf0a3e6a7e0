import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/**
 * Keeps a second demo out of a folder, for as long as this process lives: the system itself lets go of a local socket when its
 * process dies. PGlite would let both in, and both would lose.
 *
 * @throws Error when another process on this machine has the folder
 */
export async function lockFolder(folder: string): Promise<{ release(): Promise<void> }> {
  const name = `halle7-${createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 16)}`
  const address = process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`)
  let server = await listen(address)
  if (!server && !(await answers(address))) {
    // Left behind by a process that was killed.
    await rm(address, { force: true })
    server = await listen(address)
  }
  const held = server
  if (!held)
    throw new Error(`Another demo uses the folder ${resolve(folder)}. Stop it, or pass --data with another folder.`)
  return { release: () => new Promise((done) => held.close(() => done())) }
}

/** Undefined where the address is taken. */
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

function answers(address: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(address)
    socket.once('connect', () => {
      socket.end()
      done(true)
    })
    socket.once('error', () => done(false))
  })
}
