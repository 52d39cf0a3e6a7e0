import { createServer, request as httpRequest, type RequestListener, type Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { createProtectionClient } from '@hakuna-kit/core'
import { reportCart } from '@hakuna-kit/core/sync'
import express from 'express'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { toNodeHandler, toWebRequest } from './node.js'
import { readClientAddress } from './proxy/guards/clientAddress.js'
import { createCart } from '@hakuna-kit/test/createCart'
import { phone } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/server/createStack'

const servers: Server[] = []
afterEach(() => Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve)))))

async function listen(listener: RequestListener): Promise<{ port: number; url: string }> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { port, url: `http://127.0.0.1:${port}` }
}

/** Sends text as it is and answers what comes back until the server closes. */
function sendRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    let answer = ''
    socket.on('data', (chunk) => (answer += chunk.toString()))
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })
}

describe('toNodeHandler', () => {
  it('serves the proxy with Node alone', async () => {
    const { proxy } = createStack()
    const { url } = await listen(toNodeHandler(proxy))
    const client = createProtectionClient({ baseUrl: `${url}/api/protection` })
    expect((await client.lookUpPlans([phone]))[0]?.plans).toHaveLength(1)
    expect(await reportCart(client, createCart())).toEqual([])
    const response = await fetch(`${url}/elsewhere`)
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ code: 'unknown_path' })
  })

  it.each([
    ['before any body parser', false],
    ['after a body parser', true],
  ])('serves the proxy in Express %s, and leaves other paths to it', async (_, parsed) => {
    const { proxy } = createStack()
    const app = express()
    if (parsed) app.use(express.json())
    app.use('/api', toNodeHandler(proxy))
    app.get('/hello', (_req, res) => void res.send('shop'))
    const { url } = await listen(app)
    const client = createProtectionClient({ baseUrl: `${url}/api/protection` })
    expect((await client.lookUpPlans([phone]))[0]?.plans).toHaveLength(1)
    expect(await (await fetch(`${url}/hello`)).text()).toBe('shop')
    expect((await fetch(`${url}/api/other`)).status).toBe(404)
  })

  it('does not read the bodies of other paths', async () => {
    const { proxy } = createStack()
    const app = express()
    app.use(toNodeHandler(proxy))
    app.use(express.json())
    app.post('/orders', (req, res) => {
      toWebRequest(req)
      res.json(req.body)
    })
    app.post('/late', (req, res) => {
      const request = toWebRequest(req)
      void request.json().then((body) => res.json(body))
    })
    const { url } = await listen(app)
    for (const path of ['/orders', '/late']) {
      const body = JSON.stringify({ note: 'x'.repeat(90_000) })
      const response = await fetch(url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
      expect(await response.text()).toBe(body)
    }
  })

  it('passes cookies both ways and the address of the socket', async () => {
    const { proxy } = createStack()
    const addresses: (string | undefined)[] = []
    const spy = Object.assign((request: Request) => {
      addresses.push(readClientAddress(request))
      return proxy(request)
    }, proxy)
    const { url } = await listen(toNodeHandler(spy))
    const send = (cookie: string) =>
      fetch(`${url}/api/protection/plans`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie, 'x-forwarded-for': '203.0.113.9' },
        body: JSON.stringify({ products: [phone] }),
      })
    const [cookie] = (await send('')).headers.getSetCookie()
    expect(cookie).toMatch(/^hakuna_session=/)
    expect((await send(cookie!.split(';')[0]!)).headers.getSetCookie()).toEqual([])
    expect(addresses).toEqual(['127.0.0.1', '127.0.0.1'])
  })

  it.each([
    ['an absolute-form target', 'GET http://evil.example/api/protection/events HTTP/1.1\r\nHost: shop.example', 404],
    [
      'an absolute-form target of a call',
      'GET http://evil.example/api/protection/plans HTTP/1.1\r\nHost: shop.example',
      405,
    ],
    ['a target with two slashes', 'GET //evil.example/api/protection/plans HTTP/1.1\r\nHost: shop.example', 404],
    ['a target of no path', 'OPTIONS * HTTP/1.1\r\nHost: shop.example', 400],
    ['a host with a user', 'GET / HTTP/1.1\r\nHost: user@shop.example', 400],
    ['a host with a path', 'GET / HTTP/1.1\r\nHost: shop.example/api', 400],
    ['a method that fetch forbids', 'TRACE /api/protection/plans HTTP/1.1\r\nHost: shop.example', 400],
    [
      'a GET with a body',
      'GET /api/protection/cart/connections?cartId=1 HTTP/1.1\r\nHost: a\r\nContent-Length: 2',
      405,
    ],
  ])('answers %s without a crash', async (_, head, status) => {
    const { proxy } = createStack()
    const { port } = await listen(toNodeHandler(proxy))
    const answer = await sendRaw(port, `${head}\r\nConnection: close\r\n\r\n${head.includes('Length') ? '{}' : ''}`)
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(answer).not.toMatch(/at .*\.(js|ts)/)
  })

  it('answers 413 to a body that is too large before it arrived whole, and closes the connection', async () => {
    const { proxy } = createStack()
    const { port } = await listen(toNodeHandler(proxy))
    const head =
      'POST /api/protection/plans HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n'
    const chunk = `${(100_000).toString(16)}\r\n${'x'.repeat(100_000)}\r\n`
    const answer = await sendRaw(port, head + chunk.repeat(6))
    expect(answer).toMatch(/^HTTP\/1.1 413 /)
    expect(answer.toLowerCase()).toContain('connection: close')
  })

  it('keeps working when a sender closes the connection early', async () => {
    const { proxy } = createStack()
    const { port, url } = await listen(toNodeHandler(proxy))
    await new Promise<void>((resolve) => {
      const request = httpRequest({
        port,
        method: 'POST',
        path: '/api/protection/plans',
        headers: { 'content-type': 'application/json', 'content-length': 100 },
      })
      request.on('error', () => resolve())
      request.write('{"products":')
      setTimeout(() => request.destroy(), 50)
    })
    expect((await fetch(`${url}/api/protection/plans`)).status).toBe(405)
  })

  it('returns a promise that settles once the answer has been sent, whatever the answer', async () => {
    const { proxy } = createStack()
    const handle = toNodeHandler(proxy)
    const isSent: boolean[] = []
    const { port, url } = await listen(
      (req, res) => void handle(req, res).then(() => isSent.push(res.writableFinished)),
    )
    await createProtectionClient({ baseUrl: `${url}/api/protection` }).lookUpPlans([phone])
    await fetch(`${url}/elsewhere`)
    await sendRaw(port, 'GET / HTTP/1.1\r\nHost: a@b\r\nConnection: close\r\n\r\n')
    await vi.waitFor(() => expect(isSent).toEqual([true, true, true]))
  })

  it.each(['reads it', 'leaves'])(
    'returns a promise that waits for a long answer, until the sender %s',
    async (end) => {
      const long = Object.assign(async () => new Response('x'.repeat(30_000_000)), createStack().proxy)
      let isSettled = false
      const { port } = await listen((req, res) => void toNodeHandler(long)(req, res).then(() => (isSettled = true)))
      const socket = connect(port, '127.0.0.1', () =>
        socket.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'),
      )
      // Without a listener nothing is read, so the answer stays on the way.
      await new Promise((resolve) => setTimeout(resolve, 150))
      expect(isSettled).toBe(false)
      if (end === 'leaves') socket.resetAndDestroy()
      else socket.resume()
      await vi.waitFor(() => expect(isSettled).toBe(true))
    },
  )

  it('returns a promise that settles after next(), and where the proxy fails or the sender has left', async () => {
    const { proxy } = createStack()
    const broken = Object.assign(() => Promise.reject(new Error('broken')), proxy)
    const settled: string[] = []
    const { port, url } = await listen((req, res) => {
      const path = req.url ?? ''
      const handle = toNodeHandler(path.endsWith('report') ? broken : proxy)
      const next = path === '/hello' ? () => void res.end('shop') : undefined
      void handle(req, res, next).then(() => settled.push(path))
    })
    expect(await (await fetch(`${url}/hello`)).text()).toBe('shop')
    await expect(fetch(`${url}/api/protection/cart/report`)).rejects.toThrow('fetch failed')
    const socket = connect(port, '127.0.0.1', () => {
      socket.write('POST /api/protection/plans HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n')
      socket.write('Content-Length: 100\r\n\r\n{', () => setTimeout(() => socket.destroy(), 50))
    })
    await vi.waitFor(() => expect(settled).toEqual(['/hello', '/api/protection/cart/report', '/api/protection/plans']))
  })

  it('passes a malformed request to the next handler', async () => {
    const { proxy } = createStack()
    const app = express()
    app.use(toNodeHandler(proxy))
    app.use((_req, res) => void res.status(418).end())
    const { port } = await listen(app)
    expect(await sendRaw(port, 'GET / HTTP/1.1\r\nHost: a@b\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1.1 418 /)
  })
})
