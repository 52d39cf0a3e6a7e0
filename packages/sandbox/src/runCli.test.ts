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
    const { server, printed } = await run('--help')
    expect(server).toBeUndefined()
    expect(printed()).toContain('--port')
  })

  it('explains invalid options', async () => {
    await expect(run('--port', '80a')).rejects.toThrow('--port must be a number from 0 to 65535.')
    await expect(run('--port', '65536')).rejects.toThrow('--port must be')
    await expect(run('--key', '')).rejects.toThrow('--key must be one word.')
    await expect(run('--speed')).rejects.toThrow('--speed')
    const { server } = await run('--port', '0')
    const port = new URL(server?.url ?? '').port
    await expect(run('--port', port)).rejects.toThrow(`Port ${port} is taken.`)
    await server?.close()
  })
})
