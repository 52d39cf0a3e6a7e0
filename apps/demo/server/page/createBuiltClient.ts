import { readFile, stat } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { preparePage } from './preparePage.js'

const contentTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
}

/** The browser may load from this host only. */
const contentSecurityPolicy =
  "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; " +
  "frame-ancestors 'none'; form-action 'self'"

/** Serves the result of `vite build`: the files of the folder, and the page for every path without a file ending. */
export function createBuiltClient(folder: string): (request: Request) => Promise<Response> {
  return async (request) => {
    const path = normalize(decodeURIComponent(new URL(request.url).pathname))
    const file = join(folder, path)
    const isFile =
      file.startsWith(folder + sep) && extname(file) !== '' && (await stat(file).catch(() => undefined))?.isFile()
    if (isFile) {
      return new Response(new Uint8Array(await readFile(file)), {
        headers: {
          'Content-Type': contentTypes[extname(file)] ?? 'application/octet-stream',
          'Cache-Control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        },
      })
    }
    if (extname(path) !== '')
      return new Response('Not found', { status: 404, headers: { 'Content-Type': 'text/plain' } })
    const html = preparePage(await readFile(join(folder, 'index.html'), 'utf8'), request)
    return new Response(html, {
      headers: {
        'Content-Type': 'text/html; charset=utf-8',
        'Cache-Control': 'no-cache',
        'Content-Security-Policy': contentSecurityPolicy,
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'same-origin',
      },
    })
  }
}
