// Ends what a test started once the test's own process is gone, however it ended: also after SIGKILL, when no `finally`
// and no exit handler runs.
import { spawn } from 'node:child_process'

/** Runs in a small process of its own. Its standard input ends when the process that started it does. */
const guard = `
  const { existsSync, readFileSync, rmSync } = require('node:fs')
  const { pid, pidFile, signal, folder } = JSON.parse(process.argv[1])
  const read = () => pid ?? (existsSync(pidFile) ? parseInt(readFileSync(pidFile, 'utf8'), 10) : undefined)
  const send = (name) => {
    const target = read()
    try { return target === undefined || process.kill(target, name) } catch { return false }
  }
  process.stdin.resume().on('close', async () => {
    for (let tries = 0; tries < 50 && send(signal); tries++) await new Promise((resolve) => setTimeout(resolve, 100))
    send('SIGKILL')
    if (folder) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  })
`

/** See guardProcess.d.mts. */
export function guardProcess({ pid, pidFile, signal = 'SIGTERM', folder }) {
  // A group of its own: Ctrl-C ends all processes of the terminal's group, and the guard has to remain.
  const child = spawn(process.execPath, ['-e', guard, JSON.stringify({ pid, pidFile, signal, folder })], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  child.on('error', () => {})
  child.stdin.on('error', () => {})
  child.unref()
  child.stdin.unref()
  return { release: () => void child.kill('SIGKILL') }
}
