#!/usr/bin/env node
import { parseArgs } from 'node:util'

const help = `The insurer in a box: its HTTP API on this machine, kept in memory.

  npx @hakuna-kit/sandbox [--port 4010] [--host 127.0.0.1] [--key sk_test_example] [--quiet]

  --port   port to listen on; 0 takes a free one (default 4010)
  --host   address to listen on (default 127.0.0.1)
  --key    secret key to let in; may be given several times (default sk_test_example)
  --quiet  print no line per request
  --help   print this text
`

function readOptions() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4010' },
      host: { type: 'string', default: '127.0.0.1' },
      key: { type: 'string', multiple: true, default: ['sk_test_example'] },
      quiet: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const port = Number(values.port)
  if (!/^\d+$/.test(values.port) || port > 65_535) throw new Error(`--port must be a number from 0 to 65535.`)
  if (values.key.some((key) => key.trim() === '')) throw new Error('--key must not be empty.')
  return { ...values, port }
}

async function main() {
  const options = readOptions()
  if (options.help) {
    process.stdout.write(help)
    return
  }
  const { createSandbox } = await import('../dist/index.js')
  const { serve } = await import('../dist/serve.js')
  const { url, close } = await serve({
    sandbox: createSandbox({ secretKeys: options.key }),
    port: options.port,
    host: options.host,
    onRequest: options.quiet
      ? undefined
      : ({ method, path, status }) => process.stdout.write(`${method} ${path} ${status || 'cut'}\n`),
  })
  process.stdout.write(`The insurer's sandbox listens on ${url}\n`)
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void close().then(() => process.exit(0)))
}

function explain(error) {
  if (error?.code === 'EADDRINUSE') return 'That port is taken. Choose another one with --port.'
  if (error?.code === 'ERR_MODULE_NOT_FOUND') return 'The package is not built yet. Run its build first.'
  return error instanceof Error ? error.message : String(error)
}

main().catch((error) => {
  process.stderr.write(`${explain(error)}\n`)
  process.exitCode = 1
})
