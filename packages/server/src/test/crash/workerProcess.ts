import { fork, type ChildProcess } from 'node:child_process'
import { mkdir, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { expect } from 'vitest'
import type { OrderEvent } from '../../orders/wire/orderEventCodec.js'
import { crashEvents, crashOrderId, crashOrders, crashSteps } from './crashScript.js'
import type { CrashJob } from './crashWorker.js'

const here = dirname(fileURLToPath(import.meta.url))

/** Bundles the worker into one file beside the packages that it loads: child processes understand no TypeScript. */
export async function bundleWorker(): Promise<{ file: string; remove(): Promise<void> }> {
  const root = join(dirname(createRequire(import.meta.url).resolve('pg-boss/package.json')), '..')
  const file = join(root, '.cache', `hakuna-kit-crash-${process.pid}.mjs`)
  await mkdir(dirname(file), { recursive: true })
  await build({
    entryPoints: [join(here, 'crashWorker.ts')],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['@electric-sql/pglite', 'pg-native'],
    // `pg` is CommonJS and asks for Node's modules by `require`.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'error',
  })
  return { file, remove: () => rm(file, { force: true }) }
}

/** A process that is started again whenever it is killed. */
export type Worker = {
  /** Resolves when the process, or one that came after it, has said so. */
  heard(key: 'url' | 'written' | 'delivered'): Promise<unknown>
  /** Resolves when the process that is running is at work. */
  ready(): Promise<void>
  /** Sends a message and resolves with the answer. */
  ask(message: string): Promise<unknown>
  tell(message: string): void
  kill(): Promise<void>
  stop(): Promise<void>
  readonly starts: number
}

export function startWorker(file: string, job: CrashJob): Worker {
  let child: ChildProcess
  let starts = 0
  let isReady = false
  let isStopping = false
  const listeners = new Set<(message: Record<string, unknown>) => void>()
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
      for (const listener of listeners) listener(message as Record<string, unknown>)
    })
    child.on('exit', (code) => {
      if (isStopping) return
      // Killed: null. Anything else is an end of its own that nobody asked for, and the test's output should say so.
      if (code !== null)
        process.stderr.write(`crash worker ${job.role} ended with ${code}: ${errors.join('').slice(-2_000)}\n`)
      start()
    })
  }
  start()

  const hear = (match: (message: Record<string, unknown>) => boolean) =>
    new Promise<Record<string, unknown>>((resolve) => {
      const listener = (message: Record<string, unknown>) => {
        if (!match(message)) return
        listeners.delete(listener)
        resolve(message)
      }
      listeners.add(listener)
    })
  const end = (signal: NodeJS.Signals) =>
    new Promise<void>((resolve) => {
      child.once('exit', () => resolve())
      child.kill(signal)
    })

  return {
    heard: async (key) => (await hear((message) => key in message))[key],
    async ready() {
      if (!isReady) await hear((message) => 'ready' in message)
    },
    ask(message) {
      const answer = hear((heard) => 'events' in heard)
      child.send(message)
      return answer
    },
    tell: (message) => void child.send(message),
    kill: () => end('SIGKILL'),
    async stop() {
      isStopping = true
      await end('SIGKILL')
    },
    get starts() {
      return starts
    },
  }
}

/** What the sandbox's process tells at the end. */
export type CrashReport = {
  events: { orderId: string; type: string; payload: unknown }[]
  contracts: { orderId: string; quantity: number }[]
  lostAnswers: number
  replays: number
  refused: number
}

/** No event lost, none doubled in effect, none out of order. */
export function checkReport(report: CrashReport): void {
  const told = new Map<string, OrderEvent[]>()
  for (const { orderId, type, payload } of report.events) {
    told.set(orderId, [...(told.get(orderId) ?? []), { type, payload } as OrderEvent])
  }
  const expected = new Map(
    Array.from({ length: crashOrders }, (_, index) => [
      crashOrderId(index),
      crashSteps(index).map(({ event }) => event),
    ]),
  )
  const wrong = [...expected].filter(([id, events]) => JSON.stringify(told.get(id)) !== JSON.stringify(events))
  expect(
    wrong.map(([id, events]) => ({ id, expected: events.length, told: told.get(id)?.map(({ type }) => type) })),
  ).toEqual([])
  expect(report.events).toHaveLength(crashEvents)
  // One of the four units is cancelled and two of the three shipped ones come back: those with seven events keep one,
  // insured.
  const insured = report.contracts.reduce((sum, { quantity }) => sum + quantity, 0)
  expect(insured).toBe(200)
  expect(report.refused).toBe(0)
  expect(report.lostAnswers).toBeGreaterThan(50)
  expect(report.replays).toBeGreaterThan(20)
}

/**
 * Kills the workers, so many times, each in turn and in random order, so that one starts while the next is killed.
 * Mostly some random time after the victim went to work, every fifth time wherever it is by then.
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
