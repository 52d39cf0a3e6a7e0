import { connect } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createSandbox } from './createSandbox.js'
import { type SandboxServer, serve } from './serve.js'

let server: SandboxServer | undefined
afterEach(async () => {
  await server?.close().catch(() => {})
  server = undefined
})

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

  /** Sends a request as raw text. Returns the whole answer. */
  const sendRaw = (text: string) =>
    new Promise<string>((resolve, reject) => {
      let answer = ''
      const socket = connect(Number(new URL(server?.url ?? '').port), '127.0.0.1', () => socket.write(text))
      socket.on('data', (data) => (answer += data.toString()))
      socket.once('close', () => resolve(answer))
      // The server may close before all was sent.
      socket.once('error', (error) => (answer === '' ? reject(error) : resolve(answer)))
    })
  const end = 'Host: x\r\nConnection: close\r\n'

  it.each([
    ['a path', '/sandbox/offers/off-1?x=1', '/sandbox/offers/off-1', '/offers/off-1', { x: '1' }],
    [
      'an absolute address',
      'http://api.example/offers/off-1?x=1',
      'http://api.example/offers/off-1',
      '/offers/off-1',
      { x: '1' },
    ],
    ['an address that is none', 'http://[/offers', 'http://[/offers', '/', {}],
  ])('answers a request for %s', async (_name, target, reported, path, query) => {
    const sandbox = createSandbox()
    const seen: unknown[] = []
    server = await serve({ sandbox, port: 0, onRequest: (request) => seen.push(request) })
    const answer = await sendRaw(`GET ${target} HTTP/1.1\r\n${end}Bearer: sk_test_example\r\n\r\n`)
    expect(answer.split('\r\n')[0]).toBe('HTTP/1.1 404 Not Found')
    expect(sandbox.inspect().messages).toMatchObject([{ path, query }])
    expect(seen).toEqual([{ method: 'GET', path: reported, status: 404 }])
  })

  it('passes headers on, and those of the answer back', async () => {
    const sandbox = createSandbox({ faults: [{ status: 503, headers: { 'Retry-After': '7', 'X-Odd': 'a, b' } }] })
    server = await serve({ sandbox, port: 0 })
    const headers = { 'Hakuna-Version': 'v2.0', 'Hakuna-Idempotency-Key': 'key-1' }
    const answer = await fetch(`${server.url}/orders`, { ...post(checkout), headers })
    expect([answer.status, answer.headers.get('retry-after'), answer.headers.get('x-odd')]).toEqual([503, '7', 'a, b'])
    expect(answer.headers.get('content-type')).toBe('application/json')
    expect(sandbox.inspect().messages).toMatchObject([{ version: 'v2.0', idempotencyKey: 'key-1' }])
  })

  it('answers HEAD without a body', async () => {
    server = await serve({ sandbox: createSandbox(), port: 0 })
    const answer = await sendRaw(`HEAD /orders HTTP/1.1\r\n${end}Bearer: sk_test_example\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1\.1 405 Method Not Allowed\r\n/)
    expect(answer).toMatch(/\r\n\r\n$/)
  })

  it('passes a body on only where a request may have one', async () => {
    const sandbox = createSandbox()
    const seen: [string | undefined, boolean][] = []
    const watched: typeof sandbox.fetch = (input, init) => {
      seen.push([init?.method, init?.body !== undefined])
      return sandbox.fetch(input, init)
    }
    server = await serve({ sandbox: { ...sandbox, fetch: watched }, port: 0 })
    await fetch(`${server.url}/plans`)
    await fetch(`${server.url}/plans`, { method: 'HEAD' })
    await fetch(`${server.url}/orders`, post(checkout))
    expect(seen).toEqual([
      ['GET', false],
      ['HEAD', false],
      ['POST', true],
    ])
  })

  it('closes the connection after an answer to a body that was not read to its end, and only then', async () => {
    server = await serve({ sandbox: createSandbox(), port: 0 })
    const big = `POST /events HTTP/1.1\r\nHost: x\r\nBearer: sk_test_example\r\nContent-Length: 3000000\r\n\r\n`
    const refused = await sendRaw(big + 'x'.repeat(1_000_001))
    expect(refused.toLowerCase()).toContain('\r\nconnection: close\r\n')
    const read = await fetch(`${server.url}/orders`, post(checkout))
    expect(read.headers.get('connection')).toBe('keep-alive')
  })

  it('reports status 0 for a connection that a fault closed', async () => {
    const seen: unknown[] = []
    const sandbox = createSandbox({ faults: [{ dropRequest: true }] })
    server = await serve({ sandbox, port: 0, onRequest: (request) => seen.push(request) })
    await expect(fetch(`${server.url}/orders`, post(checkout))).rejects.toThrow('fetch failed')
    await expect.poll(() => seen).toEqual([{ method: 'POST', path: '/orders', status: 0 }])
  })

  it('does no work for a caller that has gone', async () => {
    const sandbox = createSandbox({ faults: [{ delayMs: 600_000 }] })
    const seen: { status: number }[] = []
    server = await serve({ sandbox, port: 0, onRequest: (request) => seen.push(request) })
    const abort = new AbortController()
    const pending = fetch(`${server.url}/orders`, { ...post(checkout), signal: abort.signal })
    await expect.poll(() => sandbox.inspect().faults[0]?.hits).toBe(1)
    abort.abort()
    await expect(pending).rejects.toThrow('aborted')
    await expect.poll(() => seen.map(({ status }) => status)).toEqual([0])
    expect(sandbox.inspect().checkouts).toEqual([])
  })

  it('listens on this machine only, on port 4010 unless told otherwise', async () => {
    const options = { sandbox: createSandbox() }
    server = await serve({ ...options, port: 0 })
    expect(new URL(server.url).hostname).toBe('127.0.0.1')
    await server.close()
    await expect(fetch(`${server.url}/orders`)).rejects.toThrow('fetch failed')
    // Not every machine has IPv6.
    const onIpv6 = await serve({ ...options, port: 0, host: '::1' }).catch((error: { address: string }) => error)
    expect('url' in onIpv6 ? onIpv6.url.replace(/\d+$/, '') : `http://[${onIpv6.address}]:`).toBe('http://[::1]:')
    if ('close' in onIpv6) await onIpv6.close()
    // The port may be taken on this machine.
    const onDefaultPort = await serve(options).catch((error: { port: number }) => error)
    expect('url' in onDefaultPort ? onDefaultPort.url : `http://127.0.0.1:${onDefaultPort.port}`).toBe(
      'http://127.0.0.1:4010',
    )
    if ('close' in onDefaultPort) await onDefaultPort.close()
  })

  it('cannot be closed twice', async () => {
    const closed = await serve({ sandbox: createSandbox(), port: 0 })
    await closed.close()
    await expect(closed.close()).rejects.toMatchObject({ code: 'ERR_SERVER_NOT_RUNNING' })
  })
})
