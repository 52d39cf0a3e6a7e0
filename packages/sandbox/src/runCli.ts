import { parseArgs } from 'node:util'
import { createSandbox } from './createSandbox.js'
import { type SandboxServer, serve } from './serve.js'

const help = `The insurer's HTTP API on this machine, kept in memory.

  npx @hakuna-kit/sandbox [--port 4010] [--host 127.0.0.1] [--key sk_test_example] [--quiet]

  --port   port to listen on; 0: any free port (default 4010)
  --host   address to listen on (default 127.0.0.1)
  --key    secret key to accept; may be given several times (default sk_test_example)
  --quiet  do not print a line per request
  --help   print this text
`

/**
 * The command `npx @hakuna-kit/sandbox`. Prints the address, then one line per request with method, path and status.
 * Bodies and keys are never printed.
 *
 * @returns the running server; undefined for `--help`
 * @throws Error with a message for the user
 */
export async function runCli(args: string[], print: (text: string) => void): Promise<SandboxServer | undefined> {
  const { port, host, key, quiet, help: wantsHelp } = readOptions(args)
  if (wantsHelp) {
    print(help)
    return undefined
  }
  const server = await serve({
    sandbox: createSandbox({ secretKeys: key }),
    port,
    host,
    onRequest: quiet ? undefined : ({ method, path, status }) => print(`${method} ${path} ${status || 'cut'}\n`),
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') throw new Error(`Port ${port} is taken. Choose another one with --port.`)
    throw error
  })
  print(`The insurer's sandbox listens on ${server.url}\n`)
  return server
}

function readOptions(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '4010' },
      host: { type: 'string', default: '127.0.0.1' },
      key: { type: 'string', multiple: true, default: ['sk_test_example'] },
      quiet: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const port = Number(values.port)
  if (!/^\d+$/.test(values.port) || port > 65_535) throw new Error('--port must be a number from 0 to 65535.')
  if (values.key.some((key) => !/^\S+$/.test(key))) throw new Error('--key must be one word.')
  return { ...values, port }
}
