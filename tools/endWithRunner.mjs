// A setup file: ends the worker process of a test when the runner is gone. A worker that waits for a database or a
// browser would otherwise remain. `process.exit` is Vitest's own here, so the process ends itself by a signal.
const key = Symbol.for('hakuna-kit.endWithRunner')

if (!globalThis[key] && process.send) {
  globalThis[key] = true
  const end = () => process.kill(process.pid, 'SIGKILL')
  if (process.connected) process.on('disconnect', end)
  else end()
}
