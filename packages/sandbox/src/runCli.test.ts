import { describe, expect, it } from 'vitest'
import { runCli } from './runCli.js'

async function run(...args: string[]) {
  let printed = ''
  const server = await runCli(args, (text) => (printed += text))
  return { server, printed: () => printed }
}

describe('the command', () => {
  it('prints its address, accepts the given key and prints requests without key or body', async () => {
    const { server, printed } = await run('--port', '0', '--key', 'sk_test_mine')
    const url = server?.url ?? ''
    expect(printed()).toBe(`The insurer's sandbox listens on ${url}\n`)
    const order = JSON.stringify({ cart_id: 'cart-1', user_session_id: 'session-1', order_id: 'ord-1' })
    const post = (key: string) =>
      fetch(`${url}/orders?x=1`, { method: 'POST', headers: { Authorization: `Bearer ${key}` }, body: order })
    expect([(await post('sk_test_mine')).status, (await post('sk_test_example')).status]).toEqual([200, 401])
    expect(printed()).toContain('\nPOST /orders 200\nPOST /orders 401\n')
    expect(printed()).not.toMatch(/sk_test|cart-1/)
    await server?.close()
  })

  it('prints its help', async () => {
    for (const option of ['--help', '-h']) {
      const { server, printed } = await run(option)
      expect(server).toBeUndefined()
      expect(printed()).toBe(`The insurer's HTTP API on this machine, kept in memory.

  npx @hakuna-kit/sandbox [--port 4010] [--host 127.0.0.1] [--key sk_test_example] [--quiet]

  --port   port to listen on; 0: any free port (default 4010)
  --host   address to listen on (default 127.0.0.1)
  --key    secret key to accept; may be given several times (default sk_test_example)
  --quiet  do not print a line per request
  --help   print this text
`)
    }
  })

  it('prints no requests when it is quiet, and accepts several keys, by default that of the examples', async () => {
    const statusWith = async (url: string, key: string) =>
      (await fetch(`${url}/nothing`, { headers: { Authorization: `Bearer ${key}` } })).status
    const quiet = await run('--port', '0', '--quiet', '--key', 'a', '--key', 'b')
    const url = quiet.server?.url ?? ''
    expect([await statusWith(url, 'a'), await statusWith(url, 'b'), await statusWith(url, 'c')]).toEqual([
      404, 404, 401,
    ])
    expect(quiet.printed()).toBe(`The insurer's sandbox listens on ${url}\n`)
    await quiet.server?.close()
    const plain = await run('--port', '0', '--host', 'localhost')
    expect(plain.server?.url).toMatch(/^http:\/\/localhost:\d+$/)
    expect(await statusWith(plain.server?.url ?? '', 'sk_test_example')).toBe(404)
    await plain.server?.close()
  })

  it('passes other errors of the server on', async () => {
    await expect(run('--port', '0', '--host', '192.0.2.1')).rejects.toMatchObject({ code: 'EADDRNOTAVAIL' })
  })

  it('explains invalid options', async () => {
    for (const port of ['80a', 'a80', '65536', '-1', '1.5', '']) {
      await expect(run(`--port=${port}`)).rejects.toThrow('--port must be a number from 0 to 65535.')
    }
    for (const key of ['', 'two words', ' key', 'key ']) {
      await expect(run('--port', '0', '--key', 'good', `--key=${key}`)).rejects.toThrow('--key must be one word.')
    }
    await expect(run('--speed')).rejects.toThrow('--speed')
    const { server } = await run('--port', '0')
    const port = new URL(server?.url ?? '').port
    await expect(run('--port', port)).rejects.toThrow(`Port ${port} is taken. Choose another one with --port.`)
    await server?.close()
  })
})
