import { fork, type ChildProcess } from 'node:child_process'
import { mkdir, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createRandom } from '@hakuna-kit/test/seed'
import { build } from 'esbuild'
import { onTestFinished } from 'vitest'
import type { CrashJob } from './crashWorker.js'

const here = dirname(fileURLToPath(import.meta.url))

/**
 * Bundles the worker into one JavaScript file, in a place from which it can load its packages. The file is removed
 * when the running test ends.
 */
export async function bundleWorker(): Promise<string> {
  const root = join(dirname(createRequire(import.meta.url).resolve('pg-boss/package.json')), '..')
  const file = join(root, '.cache', `hakuna-kit-crash-${process.pid}.mjs`)
  onTestFinished(() => rm(file, { force: true }))
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
  return file
}

/** A process that is started again whenever the test kills it. If it ends by itself, every promise of it rejects. */
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
  /** Rejects when a process ends that the test did not kill, with what it wrote to its standard error. */
  readonly failed: Promise<never>
  readonly starts: number
}

type Message = Record<string, unknown>

/** Starts the worker for the running test, and ends it with the test. */
export function startWorker(file: string, job: CrashJob): Worker {
  let child: ChildProcess
  let starts = 0
  let isReady = false
  /** The next end is one that the test wants. */
  let isKilled = false
  let isStopping = false
  const listeners = new Set<(message: Message) => void>()
  let fail: (error: Error) => void
  const failed = new Promise<never>((_, reject) => (fail = reject))
  // Each wait below rejects with it; by itself it is no unhandled rejection.
  failed.catch(() => {})

  function start() {
    starts += 1
    isReady = false
    isKilled = false
    const errors: string[] = []
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
    // 'close' comes after 'exit', when all of the standard error has been read.
    child.on('close', (code, signal) => {
      if (isStopping) return
      if (isKilled) return start()
      const output = errors.join('').slice(-2_000)
      fail(
        new Error(
          `The crash worker "${job.role}" ended by itself (${signal ?? `code ${code}`}), so the test cannot go on. ` +
            `Its output:\n${output}`,
        ),
      )
    })
  }
  start()

  const waitFor = (key: string) => {
    const message = new Promise<Message>((resolve) => {
      const listener = (received: Message) => {
        if (!(key in received)) return
        listeners.delete(listener)
        resolve(received)
      }
      listeners.add(listener)
    })
    return Promise.race([message, failed])
  }
  const kill = () =>
    new Promise<void>((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve()
      isKilled = true
      child.once('close', () => resolve())
      child.kill('SIGKILL')
    })

  const worker: Worker = {
    async received(key) {
      return (await waitFor(key))[key]
    },
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
    failed,
    get starts() {
      return starts
    },
  }
  onTestFinished(worker.stop)
  return worker
}

/**
 * Kills the workers so many times, each in turn and in random order, so that one starts while the next is killed.
 * Mostly a random time after the worker was ready, every fifth time whether it is ready or not.
 */
export async function killAtRandom(workers: Worker[], { times, seed }: { times: number; seed: number }): Promise<void> {
  const random = createRandom(seed)
  let victims: Worker[] = []
  for (let kills = 0; kills < times; kills++) {
    if (victims.length === 0) victims = [...workers]
    const [victim] = victims.splice(Math.floor(random() * victims.length), 1)
    if (kills % 5 !== 4) await victim?.ready()
    await pause(20 + random() * 500)
    await victim?.kill()
  }
}
