import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { createProtectionClient } from '@hakuna-kit/core'
import { phone } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/server/createStack'
import { describe, expect, it, vi } from 'vitest'
import { toNodeHandler } from './node.js'
import { listen, sendRaw } from './test/listen.js'

describe('the end of a call of toNodeHandler', () => {
  it('keeps working when a sender closes the connection early', async () => {
    const { proxy } = createStack()
    const handle = toNodeHandler(proxy)
    const calls: Promise<void>[] = []
    const { port, url, whenAsked } = await listen((req, res) => void calls.push(handle(req, res)))
    await new Promise<void>((resolve) => {
      const request = httpRequest({
        port,
        method: 'POST',
        path: '/api/protection/plans',
        headers: { 'content-type': 'application/json', 'content-length': 100 },
      })
      request.on('error', () => resolve())
      request.write('{"products":')
      void whenAsked().then(() => request.destroy())
    })
    expect((await fetch(`${url}/api/protection/plans`)).status).toBe(405)
    // Also that of the sender who left.
    await Promise.all(calls)
    expect(calls).toHaveLength(2)
  })

  it('ends a body that has come whole and that the shop destroyed before it was read', async () => {
    const ends: unknown[] = []
    const { url } = await listen((req, res) => {
      const readSlowly = async (request: Request) => {
        const reader = request.body!.getReader()
        await reader.read()
        await vi.waitFor(() => expect(req.complete).toBe(true))
        req.destroy(new Error('too slow for the shop'))
        ends.push(await reader.read().catch((error: Error) => error.message))
        return new Response()
      }
      void toNodeHandler(Object.assign(readSlowly, createStack().proxy))(req, res)
    })
    await fetch(url, { method: 'POST', body: 'a body' }).catch(() => {})
    await vi.waitFor(() => expect(ends).toEqual(['The request ended early.']))
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
      const { port, whenAsked } = await listen(
        (req, res) => void toNodeHandler(long)(req, res).then(() => (isSettled = true)),
      )
      const asked = whenAsked()
      const socket = connect(port, '127.0.0.1', () =>
        socket.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'),
      )
      // Without a listener nothing is read, so the answer stays on the way.
      const res = await asked
      await vi.waitFor(() => expect(res.writableEnded && res.socket!.writableLength > 0).toBe(true))
      await new Promise((resolve) => setImmediate(resolve))
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
    const { port, url, whenAsked } = await listen((req, res) => {
      const path = req.url ?? ''
      const handle = toNodeHandler(path.endsWith('report') ? broken : proxy)
      const next = path === '/hello' ? () => void res.end('shop') : undefined
      void handle(req, res, next).then(() => settled.push(path))
    })
    expect(await (await fetch(`${url}/hello`)).text()).toBe('shop')
    await expect(fetch(`${url}/api/protection/cart/report`)).rejects.toThrow('fetch failed')
    const socket = connect(port, '127.0.0.1', () => {
      socket.write('POST /api/protection/plans HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n')
      socket.write('Content-Length: 100\r\n\r\n{')
    })
    await whenAsked()
    socket.destroy()
    await vi.waitFor(() => expect(settled).toEqual(['/hello', '/api/protection/cart/report', '/api/protection/plans']))
  })

  it('does not wait for the rest of a body whose sender leaves while it is read', async () => {
    let isSettled = false
    const { port, whenAsked } = await listen(
      (req, res) => void toNodeHandler(createStack().proxy)(req, res).then(() => (isSettled = true)),
    )
    const socket = connect(port, '127.0.0.1', () => {
      socket.write('POST /api/protection/plans HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n')
      socket.write('Content-Length: 100\r\n\r\n{')
    })
    const { req } = await whenAsked()
    await vi.waitFor(() => expect(req.listenerCount('data')).toBe(1))
    socket.destroy()
    await vi.waitFor(() => expect(isSettled).toBe(true))
  })
})
