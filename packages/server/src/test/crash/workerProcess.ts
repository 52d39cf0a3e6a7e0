import { fork, type ChildProcess } from 'node:child_process'
import { mkdir, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { CrashJob } from './crashWorker.js'

const here = dirname(fileURLToPath(import.meta.url))

/** Bundles the worker into one JavaScript file, in a place from which it can load its packages. */
export async function bundleWorker(): Promise<{ file: string; remove(): Promise<void> }> {
  const root = join(dirname(createRequire(import.meta.url).resolve('pg-boss/package.json')), '..')
  const file = join(root, '.cache', `hakuna-kit-crash-${process.pid}.mjs`)
  await mkdir(dirname(file), { recursive: true })
  await build({
    entryPoints: [join(here, 'crashWorker.ts')],
    outfile: file,
    bundle: true,
    platform: 'node',
    conditions: ['@hakuna-kit/source'],
    format: 'esm',
    target: 'node20',
    external: ['@electric-sql/pglite', 'pg-native'],
    // `pg` is CommonJS and loads Node's modules with `require`.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'error',
  })
  return { file, remove: () => rm(file, { force: true }) }
}

/** A process that is started again whenever it is killed. */
export type Worker = {
  /** Resolves with the next message that has `key`, from this process or one started after it. */
  received(key: 'url' | 'written' | 'delivered'): Promise<unknown>
  /** Resolves when the running process has reported that it is ready. */
  ready(): Promise<void>
  /** Sends a message and resolves with the answer. */
  ask(message: string): Promise<unknown>
  send(message: string): void
  kill(): Promise<void>
  stop(): Promise<void>
  readonly starts: number
}

type Message = Record<string, unknown>

export function startWorker(file: string, job: CrashJob): Worker {
  let child: ChildProcess
  let starts = 0
  let isReady = false
  let isStopping = false
  const listeners = new Set<(message: Message) => void>()
  const errors: string[] = []

  function start() {
    starts += 1
    isReady = false
    child = fork(file, {
      env: { ...process.env, CRASH_JOB: JSON.stringify(job) },
      serialization: 'advanced',
      silent: true,
    })
    child.stderr?.on('data', (chunk: Buffer) => void errors.push(chunk.toString()))
    child.on('message', (message) => {
      if (typeof message === 'object' && 'ready' in message) isReady = true
      for (const listener of listeners) listener(message as Message)
    })
    child.on('exit', (code) => {
      if (isStopping) return
      // null: killed. Any other end is unexpected, so the test's output shows it.
      if (code !== null) {
        const output = errors.join('').slice(-2_000)
        process.stderr.write(`crash worker ${job.role} ended with ${code}: ${output}\n`)
      }
      start()
    })
  }
  start()

  const waitFor = (key: string) =>
    new Promise<Message>((resolve) => {
      const listener = (message: Message) => {
        if (!(key in message)) return
        listeners.delete(listener)
        resolve(message)
      }
      listeners.add(listener)
    })
  const kill = () =>
    new Promise<void>((resolve) => {
      child.once('exit', () => resolve())
      child.kill('SIGKILL')
    })

  return {
    received: async (key) => (await waitFor(key))[key],
    async ready() {
      if (!isReady) await waitFor('ready')
    },
    ask(message) {
      const answer = waitFor('events')
      child.send(message)
      return answer
    },
    send: (message) => void child.send(message),
    kill,
    async stop() {
      isStopping = true
      await kill()
    },
    get starts() {
      return starts
    },
  }
}

/**
 * Kills the workers so many times, each in turn and in random order, so that one starts while the next is killed.
 * Mostly a random time after the worker was ready, every fifth time whether it is ready or not.
 */
export async function killAtRandom(workers: Worker[], times: number): Promise<void> {
  let victims: Worker[] = []
  for (let kills = 0; kills < times; kills++) {
    if (victims.length === 0) victims = [...workers]
    const [victim] = victims.splice(Math.floor(Math.random() * victims.length), 1)
    if (kills % 5 !== 4) await victim?.ready()
    await new Promise((wake) => setTimeout(wake, 20 + Math.random() * 500))
    await victim?.kill()
  }
}
