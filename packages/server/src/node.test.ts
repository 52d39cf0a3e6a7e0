import { createProtectionClient } from '@hakuna-kit/core'
import { reportCart } from '@hakuna-kit/core/sync'
import express from 'express'
import { describe, expect, it } from 'vitest'
import { toNodeHandler, toWebRequest } from './node.js'
import { readClientAddress } from './proxy/guards/clientAddress.js'
import { listen, sendRaw } from './test/listen.js'
import { createCart } from '@hakuna-kit/test/createCart'
import { phone } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/server/createStack'

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

  it('leaves what is beside its base path to the shop', async () => {
    const paths: string[] = []
    const { proxy } = createStack()
    const atRoot = createStack({ proxy: { basePath: '/' } }).proxy
    const { url } = await listen((req, res) => {
      const handle = toNodeHandler(req.headers['x-root'] ? atRoot : proxy)
      void handle(req, res, () => void res.end(`shop ${paths.push(req.url ?? '')}`))
    })
    const statuses: number[] = []
    for (const path of ['/api/protectionist', '/api/protection', '/api/protection/', '/api/protection?a=b', '/api']) {
      statuses.push((await fetch(url + path)).status)
    }
    expect(statuses).toEqual([200, 404, 404, 404, 200])
    expect(paths).toEqual(['/api/protectionist', '/api'])
    expect((await fetch(`${url}/plans`, { headers: { 'x-root': '1' } })).status).toBe(405)
  })

  it('keeps the connection of a request that was read whole, and sends the length and every cookie', async () => {
    const cookies = ['a=1; Path=/', 'b=2; Path=/']
    const setting = Object.assign(async (request: Request | { request: Request }) => {
      await (request as Request).text()
      const headers = new Headers({ 'x-odd': '1' })
      for (const cookie of cookies) headers.append('set-cookie', cookie)
      return new Response('1 Jahr für 12 €', { status: 203, headers })
    }, createStack().proxy)
    const { url } = await listen(toNodeHandler(setting))
    const response = await fetch(url, { method: 'POST', body: 'x'.repeat(300_000) })
    expect(response.status).toBe(203)
    expect(response.headers.getSetCookie()).toEqual(cookies)
    expect(response.headers.get('content-length')).toBe('18')
    expect(response.headers.get('x-odd')).toBe('1')
    expect(response.headers.get('connection')).not.toBe('close')
    expect(await response.text()).toBe('1 Jahr für 12 €')
  })

  it('answers a malformed request with a problem, and closes the connection', async () => {
    const { port } = await listen(toNodeHandler(createStack().proxy))
    const answer = await sendRaw(port, 'GET / HTTP/1.1\r\nHost: a@b\r\n\r\n')
    const [head = '', body = ''] = answer.split('\r\n\r\n')
    expect(head).toMatch(/^HTTP\/1\.1 400 /)
    expect(head.toLowerCase().split('\r\n')).toEqual(
      expect.arrayContaining([
        'connection: close',
        'content-type: application/problem+json',
        'x-content-type-options: nosniff',
      ]),
    )
    expect(body).toContain(
      '{"type":"about:blank","title":"The request is malformed.","status":400,"code":"invalid_request"}',
    )
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

  it('passes a malformed request to the next handler', async () => {
    const { proxy } = createStack()
    const app = express()
    app.use(toNodeHandler(proxy))
    app.use((_req, res) => void res.status(418).end())
    const { port } = await listen(app)
    expect(await sendRaw(port, 'GET / HTTP/1.1\r\nHost: a@b\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1.1 418 /)
  })
})
