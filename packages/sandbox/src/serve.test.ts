import { connect } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createSandbox } from './createSandbox.js'
import { type SandboxServer, serve } from './serve.js'

let server: SandboxServer | undefined
afterEach(() => server?.close())

const checkout = { cart_id: 'cart-1', user_session_id: 'session-1', order_id: 'ord-1' }
const post = (body: unknown) => ({
  method: 'POST',
  headers: { Bearer: 'sk_test_example', 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
})

describe('serve', () => {
  it('answers over HTTP as in process and calls onRequest for each request', async () => {
    const seen: unknown[] = []
    server = await serve({ sandbox: createSandbox(), port: 0, onRequest: (request) => seen.push(request) })
    const answer = await fetch(`${server.url}/sandbox/orders?x=1`, post(checkout))
    expect({ status: answer.status, body: await answer.json() }).toEqual({ status: 200, body: checkout })
    expect((await fetch(`${server.url}/nothing`)).status).toBe(401)
    expect(seen).toEqual([
      { method: 'POST', path: '/sandbox/orders', status: 200 },
      { method: 'GET', path: '/nothing', status: 401 },
    ])
  })

  it('refuses a body that is too large and keeps serving', async () => {
    server = await serve({ sandbox: createSandbox(), port: 0 })
    const status = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(new URL(server?.url ?? '').port), '127.0.0.1', () =>
        socket.write(
          'POST /events HTTP/1.1\r\nHost: x\r\nBearer: sk_test_example\r\nContent-Length: 3000000\r\n\r\n' +
            'x'.repeat(1_100_000),
        ),
      )
      socket.once('data', (data) => {
        resolve(data.toString().split('\r\n')[0] ?? '')
        socket.destroy()
      })
      socket.once('error', reject)
    })
    expect(status).toBe('HTTP/1.1 413 Payload Too Large')
    expect((await fetch(`${server.url}/orders`, post(checkout))).status).toBe(200)
  })

  it('closes the connection when a fault breaks the network', async () => {
    const sandbox = createSandbox({ faults: [{ dropAnswer: true, times: 1 }] })
    server = await serve({ sandbox, port: 0 })
    await expect(fetch(`${server.url}/orders`, post(checkout))).rejects.toThrow('fetch failed')
    expect(sandbox.inspect().checkouts).toHaveLength(1)
    expect((await fetch(`${server.url}/orders`, post(checkout))).status).toBe(200)
  })

  it('rejects when the port is taken', async () => {
    server = await serve({ sandbox: createSandbox(), port: 0 })
    const port = Number(new URL(server.url).port)
    await expect(serve({ sandbox: createSandbox(), port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })
})
