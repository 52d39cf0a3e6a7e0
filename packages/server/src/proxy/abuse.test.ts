import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createMemoryCart } from '@hakuna-kit/core/testing'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { toNodeHandler } from '../node.js'
import { createFuzzedRequest, createRandom, privateText } from '../test/fuzzedRequests.js'
import { createCart } from '@hakuna-kit/test/createCart'
import { createStack } from '@hakuna-kit/test/server/createStack'
import type { ProxyEvent } from './ProxyEvent.js'

const insurerText = 'Sehr geehrte Frau Muster, Ihr Vertrag liegt bei'
const fuzzKey = 'sk_test_kD83nfuzzedAndNeverShown'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void
function measureHeap(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed
}

afterEach(() => vi.restoreAllMocks())

/** Sends fuzzed requests and gathers everything that comes out anywhere. */
async function fuzz(proxy: (request: Request) => Promise<Response>, events: ProxyEvent[], count: number, seed: number) {
  const random = createRandom(seed)
  const statuses = new Map<number, number>()
  const leaks: string[] = []
  let cookie: string | undefined
  for (let index = 0; index < count; index++) {
    const request = createFuzzedRequest(random, cookie)
    const about = `${index}: ${request.method} ${request.url}`
    const response = await proxy(request)
    statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1)
    const told = `${await response.text()}\n${JSON.stringify([...response.headers])}\n${JSON.stringify(events.splice(0))}`
    if (/sk_test|kD83n|Muster|Vertrag/.test(told) || told.includes(privateText))
      leaks.push(`${about}: ${told.slice(0, 300)}`)
    if (/node_modules|\bat \w+.*:\d+:\d+/.test(told)) leaks.push(`${about}: stack trace`)
    if (random() < 0.3) cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
    if (random() < 0.02) cookie = undefined
  }
  return { statuses, leaks }
}

function setUp(faulty: boolean) {
  const events: ProxyEvent[] = []
  const { proxy, sandbox } = createStack({
    sandbox: {
      secretKeys: [fuzzKey],
      faults: faulty ? [{ status: 500, body: insurerText, headers: { 'X-Insurer': 'Muster' } }] : [],
    },
    proxy: {
      secretKey: fuzzKey,
      limits: false,
      tries: 1,
      circuitPauseMs: 5,
      cart: () => createMemoryCart({ id: 'server-cart', lineItems: createCart({ plans: 3 }).lineItems }),
      cartId: (request) => new URL(request.url).searchParams.get('cartId') ?? 'cart-7',
      onEvent: (event) => events.push(event),
    },
  })
  return { proxy, sandbox, events }
}

describe('20,000 fuzzed requests', () => {
  it('cause no 5xx, no leak and no growth', { timeout: 180_000 }, async () => {
    const written: string[] = []
    for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
      vi.spyOn(console, method).mockImplementation((...parts) => void written.push(parts.join(' ')))
    }
    const { proxy, sandbox, events } = setUp(false)
    const warm = await fuzz(proxy, events, 4_000, 1)
    sandbox.reset()
    const before = measureHeap()
    const run = await fuzz(proxy, events, 16_000, 2)
    sandbox.reset()
    const grownBytes = measureHeap() - before

    for (const { statuses, leaks } of [warm, run]) {
      expect(leaks).toEqual([])
      expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([])
    }
    // The fuzz must reach the calls themselves as well as every kind of refusal.
    for (const status of [200, 400, 403, 404, 405, 413, 415]) expect(run.statuses.get(status) ?? 0).toBeGreaterThan(20)
    expect(run.statuses.get(200)).toBeGreaterThan(1_000)
    expect(grownBytes).toBeLessThan(8_000_000)
    expect(written).toEqual([])
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  it('leak nothing of an insurer in trouble either', { timeout: 60_000 }, async () => {
    const { proxy, events } = setUp(true)
    const { statuses, leaks } = await fuzz(proxy, events, 3_000, 3)
    expect(leaks).toEqual([])
    expect(statuses.get(502) ?? 0).toBeGreaterThan(20)
    expect(statuses.get(500)).toBeUndefined()
  })
})

describe('on a real socket', () => {
  const servers: Server[] = []
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections()
      server.close()
    }
  })

  async function listen(options: NonNullable<Parameters<typeof createStack>[0]>['proxy'] = {}): Promise<number> {
    const server = createServer(toNodeHandler(createStack({ proxy: options }).proxy))
    servers.push(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return (server.address() as AddressInfo).port
  }
  function send(port: number, text: string): Promise<string> {
    return new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(text, 'latin1'))
      let answer = ''
      socket.on('data', (chunk) => (answer += chunk.toString()))
      socket.on('close', () => resolve(answer))
      socket.on('error', () => {})
    })
  }
  const head = 'POST /api/protection/plans HTTP/1.1\r\nHost: shop.example\r\nContent-Type: application/json\r\n'

  it('a body that never ends is given up', async () => {
    const port = await listen({ bodyTimeoutMs: 100 })
    const answer = await send(port, `${head}Content-Length: 1000\r\n\r\n{"products":[`)
    expect(answer).toMatch(/^HTTP\/1.1 408 /)
    expect(answer).toContain('body_timeout')
  })

  it('a sender that drips is given up as well', async () => {
    const port = await listen({ bodyTimeoutMs: 200 })
    const socket = connect(port, '127.0.0.1')
    socket.write(`${head}Content-Length: 1000\r\n\r\n`)
    const drip = setInterval(() => socket.write(' '), 20)
    const answer = await new Promise<string>((resolve) => {
      let text = ''
      socket.on('data', (chunk) => (text += chunk.toString()))
      socket.on('close', () => resolve(text))
      socket.on('error', () => {})
    })
    clearInterval(drip)
    expect(answer).toMatch(/^HTTP\/1.1 408 /)
  })

  it.each([
    [
      'header injection in a value',
      'X-Request-Id: abcdefgh\r\n Set-Cookie: hakuna_session=stolen\r\nContent-Length: 2\r\n\r\n{}',
    ],
    ['a bare line feed', 'X-Request-Id: abcdefgh\nSet-Cookie: a=b\r\nContent-Length: 2\r\n\r\n{}'],
    [
      'two lengths',
      'Content-Length: 2\r\nContent-Length: 60\r\n\r\n{}GET /api/protection/events HTTP/1.1\r\nHost: a\r\n\r\n',
    ],
    [
      'length and chunks',
      'Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /admin HTTP/1.1\r\nHost: a\r\n\r\n',
    ],
    ['two hosts', 'Host: evil.example\r\nContent-Length: 2\r\n\r\n{}'],
    ['a very long header', `X-Long: ${'x'.repeat(100_000)}\r\n\r\n`],
  ])('%s gets nowhere', async (_, rest) => {
    const port = await listen()
    const answer = await send(port, `${head}Connection: close\r\n${rest}`)
    expect(answer).toMatch(/^(HTTP\/1.1 4\d\d |$)/)
    expect(answer).not.toMatch(/stolen|set-cookie: a=b/i)
    expect(answer.match(/HTTP\/1.1/g)?.length ?? 0).toBeLessThanOrEqual(1)
  })

  it('a server that met all of that still serves', async () => {
    const port = await listen({ bodyTimeoutMs: 100 })
    await Promise.all(
      Array.from({ length: 50 }, (_, index) => send(port, `${head}Content-Length: ${index + 10}\r\n\r\n{`)),
    )
    expect((await fetch(`http://127.0.0.1:${port}/api/protection/plans`)).status).toBe(405)
  })
})
