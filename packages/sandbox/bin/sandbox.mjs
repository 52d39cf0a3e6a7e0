#!/usr/bin/env node
async function main() {
  const { runCli } = await import('../dist/runCli.js')
  const server = await runCli(process.argv.slice(2), (text) => process.stdout.write(text))
  if (!server) return
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => void server.close().then(() => process.exit(0)))
  }
}

main().catch((error) => {
  const notBuilt = error?.code === 'ERR_MODULE_NOT_FOUND'
  process.stderr.write(`${notBuilt ? 'The package is not built yet: run its build first.' : error.message}\n`)
  process.exitCode = 1
})
