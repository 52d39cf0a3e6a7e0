import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { createShop, type Shop, type ShopOptions } from './shop.js'

/** Answers whatever is not the shop's API: the pages and their files. */
export type Client =
  | { kind: 'built'; fetch: (request: Request) => Promise<Response> }
  | { kind: 'vite'; middleware: (req: IncomingMessage, res: ServerResponse) => void }

export type DemoOptions = ShopOptions & {
  client: Client
  /** 0: any free port. */
  port?: number | undefined
}

export interface Demo {
  /** Where the shop answers, without a trailing slash. */
  url: string
  shop: Shop
  close(): Promise<void>
}

/** Listens on this machine and serves the shop's API and its pages from one address. */
export async function startDemo({ client, port = 5173, ...shopOptions }: DemoOptions): Promise<Demo> {
  const shop = createShop(shopOptions)
  const api = getRequestListener((request) => shop.fetch(request))
  const pages = client.kind === 'built' ? getRequestListener(client.fetch) : client.middleware
  const server = createServer((req, res) => {
    const isApi = /^\/(?:api|shop-api)\//.test(req.url ?? '')
    void (isApi ? api : pages)(req, res)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const { port: actualPort } = server.address() as AddressInfo
  return {
    url: `http://localhost:${actualPort}`,
    shop,
    async close() {
      shop.dispose()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
