// Starts the demo shop: `node apps/demo/start.mjs [--port 5173] [--reset] [--memory] [--data <folder>] [--built]`.
// Its server is TypeScript, so Vite loads it. With --built the pages are first bundled as for production.
import { readFile } from 'node:fs/promises'
import { createServer as createHttpServer } from 'node:http'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build, createServer } from 'vite'

const root = fileURLToPath(new URL('.', import.meta.url))
const { values } = parseArgs({
  // `pnpm demo -- --reset` passes the two dashes on.
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: {
    port: { type: 'string', default: process.env.PORT ?? '5173' },
    /** Deletes carts, orders and outbox first. */
    reset: { type: 'boolean', default: false },
    /** Stores nothing on disk. Orders are then not reported to the insurer. */
    memory: { type: 'boolean', default: false },
    data: { type: 'string', default: `${root}.data` },
    built: { type: 'boolean', default: false },
  },
})

// Vite's connection to the pages uses the shop's port: its default port may be used by another Vite.
const server = createHttpServer()
const vite = await createServer({
  root,
  server: { middlewareMode: true, hmr: values.built ? false : { server } },
  appType: 'custom',
})

try {
  const demo = await start()
  const { info } = demo.shop.insurer
  console.log(`
  Halle 7, a shop that sells protection

  Shop            ${demo.url}
  Back office     ${demo.url}/back-office
  Insurer's view  ${demo.url}/insurer

  Insurer: ${info.kind === 'remote' ? info.host : 'a sandbox in this process'}
  Memory:  ${values.memory ? 'none' : resolve(values.data)}
`)
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, async () => {
      await demo.close()
      await vite.close()
      process.exit(0)
    })
  }
} catch (error) {
  await vite.close()
  console.error(
    error.code === 'EADDRINUSE' ? `Port ${values.port} is taken. Try --port ${Number(values.port) + 1}.` : error,
  )
  process.exitCode = 1
}

async function start() {
  const { startDemo } = await vite.ssrLoadModule('/server/startDemo.ts')
  const { openFolderStorage } = await vite.ssrLoadModule('/server/storage/openFolderStorage.ts')
  const folder = resolve(values.data)
  return startDemo({
    server,
    client: values.built ? await buildPages() : { kind: 'vite', middleware: await createViteMiddleware() },
    port: Number(values.port),
    env: process.env,
    openStorage: values.memory ? undefined : () => openFolderStorage({ folder, reset: values.reset }),
  })
}

async function buildPages() {
  await build({ root, logLevel: 'warn' })
  const { createBuiltClient } = await vite.ssrLoadModule('/server/page/createBuiltClient.ts')
  return { kind: 'built', fetch: createBuiltClient(`${root}dist`) }
}

async function createViteMiddleware() {
  const { preparePage } = await vite.ssrLoadModule('/server/page/preparePage.ts')
  const answerPage = async (req, res) => {
    try {
      const html = await vite.transformIndexHtml(req.url, await readFile(`${root}index.html`, 'utf8'))
      const { cookie = '', 'accept-language': language = '' } = req.headers
      const request = new Request('http://localhost', { headers: { cookie, 'accept-language': language } })
      res.setHeader('Content-Type', 'text/html; charset=utf-8').end(preparePage(html, request))
    } catch (error) {
      vite.ssrFixStacktrace(error)
      console.error(error)
      res.writeHead(500).end()
    }
  }
  return (req, res) => vite.middlewares(req, res, () => answerPage(req, res))
}
