import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'

const repository = join(import.meta.dirname, '..')

/** `start` tells it from a later process with the same id. */
type Process = { pid: number; parent: number; start: string; command: string }

/** The processes that run, from Linux's /proc. */
function listProcesses(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
        // After the name, which may hold spaces: state, parent, …, start time.
        const [state, parent, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
        // A zombie has ended, and waits for somebody to read its exit code.
        return state === 'Z' ? [] : [{ pid: Number(pid), parent: Number(parent), start: rest[17] ?? '', command }]
      } catch {
        return [] // It ended meanwhile.
      }
    })
}

/** Starts `pnpm test` with these arguments and collects all processes that come from it. */
function startRun(args: string[]) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV$)/.test(name)))
  const runner = spawn(process.execPath, ['tools/run-tests.mjs', ...args], {
    cwd: repository,
    env,
    stdio: 'ignore',
    // A group of its own, as in a terminal.
    detached: true,
  })
  const family = new Map<string, Process>()
  const idOf = ({ pid, start }: Process) => `${pid} ${start}`
  const look = () => {
    const all = listProcesses()
    const pids = new Set([runner.pid, ...[...family.values()].map(({ pid }) => pid)])
    for (let before = -1; before !== pids.size;) {
      before = pids.size
      for (const one of all) {
        if (!pids.has(one.parent) && one.pid !== runner.pid) continue
        pids.add(one.pid)
        family.set(idOf(one), one)
      }
    }
    return [...family.values()].map(({ command }) => command)
  }
  const left = () => {
    const running = new Set(listProcesses().map(idOf))
    return [...family].filter(([id]) => running.has(id)).map(([, { command }]) => command.slice(0, 120))
  }
  onTestFinished(() => {
    const running = new Set(listProcesses().map(idOf))
    for (const [id, { pid }] of family) if (running.has(id)) process.kill(pid, 'SIGKILL')
  })
  return { runner, look, left }
}

// Ctrl-C goes to the whole group, the others to the runner alone.
describe.runIf(process.platform === 'linux')('a run of the tests that is ended early leaves no process behind', () => {
  it.each<[NodeJS.Signals, string[], RegExp[]]>([
    ['SIGKILL', ['--project=crash'], [/postgres -D/, /hakuna-kit-crash-.*mjs/]],
    ['SIGTERM', ['--project=crash'], [/postgres -D/, /hakuna-kit-crash-.*mjs/]],
    ['SIGINT', ['--project=e2e', 'start.test'], [/start\.mjs/, /chrom/]],
  ])('%s, with %s', { timeout: 300_000 }, async (signal, args, started) => {
    const { runner, look, left } = startRun(args)
    await expect
      .poll(
        () => {
          const commands = look()
          return started.filter((pattern) => !commands.some((command) => pattern.test(command)))
        },
        { timeout: 240_000 },
      )
      .toEqual([])
    process.kill(signal === 'SIGINT' ? -runner.pid! : runner.pid!, signal)
    await expect.poll(left, { timeout: 30_000 }).toEqual([])
  })
})
