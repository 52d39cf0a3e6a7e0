import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { Readable } from 'node:stream'
import { describe, expect, it, vi } from 'vitest'
import { toWebRequest, type NodeRequest } from './node.js'
import { readClientAddress } from './proxy/guards/clientAddress.js'

type Parts = Partial<Pick<NodeRequest, 'method' | 'url' | 'originalUrl' | 'body' | 'ip'>> & {
  host?: string | undefined
  headers?: string[]
  isEncrypted?: boolean
  address?: string | undefined
  /** A body parser ran before. */
  isRead?: boolean
}

/** A request as Node makes it, without a connection. */
function createNodeRequest({
  host = 'shop.example',
  headers = [],
  isEncrypted,
  address,
  isRead,
  ...parts
}: Parts = {}) {
  const socket = new Socket()
  if (isEncrypted) Object.assign(socket, { encrypted: true })
  Object.defineProperty(socket, 'remoteAddress', { value: address })
  const req: NodeRequest = new IncomingMessage(socket)
  if (isRead) Object.defineProperty(req, 'readableDidRead', { value: true })
  if (host !== '') req.headers.host = host
  req.rawHeaders = headers
  return Object.assign(req, { method: 'GET', url: '/', ...parts })
}

describe('the URL of a request', () => {
  it.each<[string, Parts, string]>([
    ['plain http', { url: '/a?b=c' }, 'http://shop.example/a?b=c'],
    ['TLS', { url: '/a', isEncrypted: true }, 'https://shop.example/a'],
    ['a port', { host: 'shop.example:8080' }, 'http://shop.example:8080/'],
    ['IPv6', { host: '[::1]:8080' }, 'http://[::1]:8080/'],
    ['IPv6 without a port', { host: '[2001:DB8::1]' }, 'http://[2001:db8::1]/'],
    ['no Host', { host: '' }, 'http://localhost/'],
    ['no target', { url: undefined }, 'http://shop.example/'],
    [
      'the path before a router took a part',
      { originalUrl: '/api/plans', url: '/plans' },
      'http://shop.example/api/plans',
    ],
    ['two slashes', { url: '//evil.example/plans' }, 'http://shop.example//evil.example/plans'],
    ['the absolute form', { url: 'https://max:pw@evil.example:99/plans?a=b#c' }, 'http://shop.example/plans?a=b'],
  ])('is made of %s', (_, parts, url) => expect(toWebRequest(createNodeRequest(parts)).url).toBe(url))

  it.each([
    'max@shop.example',
    'shop.example/api',
    'shop.example?a',
    'shop.example#a',
    'shop.example:80x',
    ':80',
    '[::1',
    'a b',
    '[::1]x',
    'x[::1]',
  ])('is not made of the host %s', (host) =>
    expect(() => toWebRequest(createNodeRequest({ host }))).toThrow(new TypeError('Malformed host.')),
  )

  it.each(['*', 'shop.example:443', 'x:@evil.example/plans', ''])('is not made of the target "%s"', (url) => {
    expect(() => toWebRequest(createNodeRequest({ url }))).toThrow(/^(Malformed target\.|Invalid URL)$/)
  })
})

describe('the parts of a request', () => {
  it('are its method and its headers, also those that come twice, but no pseudo headers of HTTP/2', () => {
    const headers = [':method', 'PUT', 'Accept', 'a', 'X-Twice', '1', 'x-twice', '2', 'X-Odd']
    const request = toWebRequest(createNodeRequest({ method: 'PUT', headers, isRead: true }))
    expect(request.method).toBe('PUT')
    expect(Object.fromEntries(request.headers)).toEqual({
      accept: 'a',
      'x-twice': '1, 2',
      'content-type': 'text/plain;charset=UTF-8',
    })
    expect(toWebRequest(createNodeRequest({ method: undefined })).method).toBe('GET')
  })

  it.each<[string, Parts, string | undefined]>([
    ['of the socket', { address: '203.0.113.9' }, '203.0.113.9'],
    ['that Express found', { address: '203.0.113.9', ip: '203.0.113.8' }, '203.0.113.8'],
    ['of nobody', {}, undefined],
  ])('are the address %s', (_, parts, address) => {
    expect(readClientAddress(toWebRequest(createNodeRequest(parts)))).toBe(address)
  })

  it.each<[string, unknown, string]>([
    ['an object', { products: [1] }, '{"products":[1]}'],
    ['null', null, 'null'],
    ['a text', '{"a":1}', '{"a":1}'],
    ['bytes', new TextEncoder().encode('{"b":1}'), '{"b":1}'],
    ['nothing', undefined, ''],
  ])('are the body as a body parser left it: %s', async (_, body, text) => {
    expect(await toWebRequest(createNodeRequest({ method: 'POST', body, isRead: true })).text()).toBe(text)
  })

  it.each(['GET', 'HEAD'])('are no body for %s', (method) => {
    expect(toWebRequest(createNodeRequest({ method, body: {}, isRead: true })).body).toBeNull()
  })
})

it('a request that is no connection, as tools for tests make it, ends with its error', async () => {
  const stream = new Readable({ read() {} })
  const { headers, rawHeaders, socket } = createNodeRequest()
  const req = Object.assign(stream, { method: 'POST', url: '/', headers, rawHeaders, socket }) as unknown as NodeRequest
  const text = toWebRequest(req).text()
  await vi.waitFor(() => expect(stream.listenerCount('data')).toBe(1))
  stream.destroy(new Error('the test ends it'))
  await expect(text).rejects.toThrow('The request ended early.')
})
