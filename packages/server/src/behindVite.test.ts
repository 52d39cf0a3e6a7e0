import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { phone } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/server/createStack'
import { createServer as createVite, type ProxyOptions } from 'vite'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { toNodeHandler } from './node.js'

const closing: (() => Promise<unknown> | void)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
  vi.restoreAllMocks()
})

async function findFreePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

type LookUpOptions = {
  toOption: (target: string) => string | ProxyOptions
  allowsOrigin?: boolean
  /** Without: an older browser, or a page on plain http that is not localhost. */
  sendsSite?: boolean
}

/** Looks up plans as a page of Vite's development server does, with the proxy on another port. */
async function lookUpThroughVite({ toOption, allowsOrigin = false, sendsSite = false }: LookUpOptions) {
  const port = await findFreePort()
  const origin = `http://127.0.0.1:${port}`
  const { proxy } = createStack({ proxy: { allowedOrigins: allowsOrigin ? [origin] : [] } })
  const server = createServer(toNodeHandler(proxy))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(
    () => server.closeAllConnections(),
    () => void server.close(),
  )
  const target = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const vite = await createVite({
    configFile: false,
    logLevel: 'silent',
    server: { port, strictPort: true, host: '127.0.0.1', ws: false, proxy: { '/api': toOption(target) } },
  })
  closing.push(() => vite.close())
  await vite.listen()
  return fetch(`${origin}/api/protection/plans`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, ...(sendsSite && { 'sec-fetch-site': 'same-origin' }) },
    body: JSON.stringify({ products: [phone] }),
  })
}

describe("the proxy behind Vite's server.proxy", () => {
  it('refuses calls of its string form, which changes Host, where only Origin is sent, and tells what to write', async () => {
    const lines = vi.spyOn(console, 'warn').mockImplementation(() => {})
    expect((await lookUpThroughVite({ toOption: (target) => target })).status).toBe(403)
    expect(lines.mock.calls).toEqual([[expect.stringMatching(/Host: "127\.0\.0\.1:\d+".*changeOrigin: false/)]])
  })

  it.each<[string, LookUpOptions]>([
    ['its string form, where the browser sends Sec-Fetch-Site', { toOption: (target) => target, sendsSite: true }],
    ['changeOrigin: false', { toOption: (target) => ({ target, changeOrigin: false }) }],
    ['allowedOrigins', { toOption: (target) => target, allowsOrigin: true }],
  ])('answers with %s', async (_, options) => {
    expect((await lookUpThroughVite(options)).status).toBe(200)
  })
})
