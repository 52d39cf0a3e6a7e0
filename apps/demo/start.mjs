// Starts the demo shop: `node apps/demo/start.mjs [--port 5173] [--built]`.
// Its server is TypeScript, so Vite loads it; with --built the pages are bundled as for production first.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build, createServer } from 'vite'

const root = fileURLToPath(new URL('.', import.meta.url))
const { values } = parseArgs({
  options: { port: { type: 'string', default: '5173' }, built: { type: 'boolean', default: false } },
})

const vite = await createServer({
  root,
  server: { middlewareMode: true, ws: values.built ? false : undefined },
  appType: 'custom',
})
const { startDemo } = await vite.ssrLoadModule('/server/startDemo.ts')
const { chooseInsurer } = await vite.ssrLoadModule('/server/insurer.ts')
const { dressPage } = await vite.ssrLoadModule('/server/page/dressPage.ts')

let client
if (values.built) {
  await build({ root, logLevel: 'warn' })
  const { createBuiltClient } = await vite.ssrLoadModule('/server/page/builtClient.ts')
  client = { kind: 'built', fetch: createBuiltClient(`${root}dist`) }
} else {
  client = { kind: 'vite', middleware: serveThroughVite }
}

async function serveThroughVite(req, res) {
  vite.middlewares(req, res, async () => {
    try {
      const html = await vite.transformIndexHtml(req.url, await readFile(`${root}index.html`, 'utf8'))
      const request = new Request('http://localhost', { headers: pickHeaders(req, ['cookie', 'accept-language']) })
      res.setHeader('Content-Type', 'text/html; charset=utf-8').end(dressPage(html, request))
    } catch (error) {
      vite.ssrFixStacktrace(error)
      console.error(error)
      res.writeHead(500).end()
    }
  })
}

function pickHeaders(req, names) {
  return Object.fromEntries(names.flatMap((name) => (req.headers[name] ? [[name, req.headers[name]]] : [])))
}

try {
  const demo = await startDemo({ client, port: Number(values.port), insurer: chooseInsurer(process.env) })
  const { info } = demo.shop.insurer
  console.log(`
  Halle 7, a shop that sells protection

  Shop      ${demo.url}
  Insurer   ${info.kind === 'remote' ? info.host : 'a sandbox in this process'}
`)
  const stop = async () => {
    await demo.close()
    await vite.close()
    process.exit(0)
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
} catch (error) {
  await vite.close()
  console.error(
    error.code === 'EADDRINUSE' ? `Port ${values.port} is taken. Try --port ${Number(values.port) + 1}.` : error,
  )
  process.exitCode = 1
}
