import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { importFrom } from '../../examples/installKit.mjs'

const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' }

/**
 * Serves a built page, with the packed proxy and the packed sandbox behind it in this process.
 *
 * @param installed folder in which our packages are installed
 * @returns the address of the page, and a way to end it
 */
export async function servePage(out, installed) {
  const [{ createSandbox }, { createProtectionProxy }, { toNodeHandler }] = await Promise.all(
    ['@hakuna-kit/sandbox', '@hakuna-kit/server', '@hakuna-kit/server/node'].map((name) => importFrom(installed, name)),
  )
  const sandbox = createSandbox()
  const proxy = toNodeHandler(createProtectionProxy({ secretKey: 'sk_test_example', fetch: sandbox.fetch }))
  const server = createServer((request, response) =>
    proxy(request, response, () => void sendFile(out, request, response)),
  )
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

async function sendFile(out, request, response) {
  const { pathname } = new URL(request.url, 'http://localhost')
  // Browsers ask for it by themselves.
  if (pathname === '/favicon.ico') return response.writeHead(204).end()
  const name = pathname === '/' ? 'index.html' : pathname
  try {
    const content = await readFile(join(out, decodeURIComponent(name)))
    response.writeHead(200, { 'content-type': types[extname(name)] ?? 'application/octet-stream' }).end(content)
  } catch {
    response.writeHead(404).end()
  }
}
