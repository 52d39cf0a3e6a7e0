import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Storage } from './storage/Storage.js'
import { createShop, type Shop, type ShopOptions } from './createShop.js'

/** Serves the pages and their files: everything but the shop's API. */
export type Client =
  | { kind: 'built'; fetch: (request: Request) => Promise<Response> }
  | { kind: 'vite'; middleware: (req: IncomingMessage, res: ServerResponse) => void }

export type DemoOptions = Omit<ShopOptions, 'storage'> & {
  client: Client
  /** A server that does not listen yet. Default: a new one. */
  server?: Server | undefined
  /** Called once the server listens. Default: in memory. */
  openStorage?: (() => Promise<Storage>) | undefined
  /** 0: any free port. */
  port?: number | undefined
}

type Handler = (req: IncomingMessage, res: ServerResponse) => unknown

export interface Demo {
  /** Address of the shop, without a trailing slash. */
  url: string
  shop: Shop
  close(): Promise<void>
}

/** Listens on this machine and serves the shop's API and its pages from one address. */
export async function startDemo({
  client,
  server = createServer(),
  port = 5173,
  openStorage,
  ...shopOptions
}: DemoOptions): Promise<Demo> {
  let api: Handler = (_req, res) => void res.writeHead(503, { 'Retry-After': '1' }).end()
  const pages = client.kind === 'built' ? getRequestListener(client.fetch) : client.middleware
  server.on('request', (req, res) => {
    const isApi = /^\/(?:api|shop-api)\//.test(req.url ?? '')
    void (isApi ? api : pages)(req, res)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })

  const stopServer = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  try {
    const shop = await createShop({ ...shopOptions, storage: await openStorage?.() })
    api = getRequestListener((request) => shop.fetch(request))
    return {
      url: `http://localhost:${(server.address() as AddressInfo).port}`,
      shop,
      async close() {
        await stopServer()
        await shop.close()
      },
    }
  } catch (error) {
    await stopServer()
    throw error
  }
}
