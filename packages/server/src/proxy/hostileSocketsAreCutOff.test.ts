import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { createStack } from '@hakuna-kit/test/server/createStack'
import { afterEach, describe, expect, it } from 'vitest'
import { toNodeHandler } from '../node.js'

describe('a real socket', () => {
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

  it('is closed with 408 when the body never ends', async () => {
    const port = await listen({ bodyTimeoutMs: 100 })
    const answer = await send(port, `${head}Content-Length: 1000\r\n\r\n{"products":[`)
    expect(answer).toMatch(/^HTTP\/1.1 408 /)
    expect(answer).toContain('body_timeout')
  })

  it('is closed with 408 when the body arrives byte by byte', async () => {
    const port = await listen({ bodyTimeoutMs: 200 })
    const socket = connect(port, '127.0.0.1')
    socket.write(`${head}Content-Length: 1000\r\n\r\n`)
    const slowly = setInterval(() => socket.write(' '), 20)
    const answer = await new Promise<string>((resolve) => {
      let text = ''
      socket.on('data', (chunk) => (text += chunk.toString()))
      socket.on('close', () => resolve(text))
      socket.on('error', () => {})
    })
    clearInterval(slowly)
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
  ])('is refused with %s', async (_, rest) => {
    const port = await listen()
    const answer = await send(port, `${head}Connection: close\r\n${rest}`)
    expect(answer).toMatch(/^(HTTP\/1.1 4\d\d |$)/)
    expect(answer).not.toMatch(/stolen|set-cookie: a=b/i)
    expect(answer.match(/HTTP\/1.1/g)?.length ?? 0).toBeLessThanOrEqual(1)
  })

  it('does not keep the server from answering others', async () => {
    const port = await listen({ bodyTimeoutMs: 100 })
    await Promise.all(
      Array.from({ length: 50 }, (_, index) => send(port, `${head}Content-Length: ${index + 10}\r\n\r\n{`)),
    )
    expect((await fetch(`http://127.0.0.1:${port}/api/protection/plans`)).status).toBe(405)
  })
})
