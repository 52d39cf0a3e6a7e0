import { spawn } from 'node:child_process'
import { once } from 'node:events'

const running = new Set()

/**
 * Starts a command in a process group of its own, so that its child processes end with it.
 *
 * @returns its output so far, a promise of its exit code, and a way to end it
 */
export function start(command, args, { cwd, env = {} }) {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text))
  const exited = once(child, 'close').then(
    ([code]) => code,
    (error) => ((output += error.message), 1),
  )
  const started = {
    output: () => output,
    exited,
    async stop() {
      running.delete(started)
      if (child.pid === undefined) return
      for (const signal of ['SIGTERM', 'SIGKILL']) {
        try {
          process.kill(-child.pid, signal)
        } catch {
          return // Nothing of it is left.
        }
        await Promise.race([exited, new Promise((resolve) => setTimeout(resolve, 3_000))])
      }
    },
  }
  running.add(started)
  return started
}

/** Runs a command to its end. Rejects with the last part of its output when it fails. */
export async function run(command, args, options) {
  const started = start(command, args, options)
  const code = await started.exited
  await started.stop()
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}.\n${started.output().slice(-4_000)}`)
  return started.output()
}

/** Resolves with the first value of `look`. Rejects when the process ends before that, or after two minutes. */
export async function waitFor(started, look) {
  let code
  void started.exited.then((exitCode) => (code = exitCode))
  for (const until = Date.now() + 120_000; Date.now() < until;) {
    const seen = await look()
    if (seen) return seen
    if (code !== undefined) throw new Error(`The process ended with ${code}.\n${started.output().slice(-4_000)}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('The process was not ready after two minutes.')
}

export async function stopAll() {
  await Promise.all([...running].map((started) => started.stop()))
}
