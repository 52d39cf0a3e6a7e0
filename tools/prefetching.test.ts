import { execFile } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { createSandbox } from '@hakuna-kit/sandbox'
import { secretKey } from '@hakuna-kit/test/server/createStack'
import { listenSandbox } from '@hakuna-kit/test/server/listenSandbox'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

// Inside the repository, so that the packages resolve.
const folder = join(import.meta.dirname, '../.reports/prefetching')
const read = (path: string) => readFile(join(import.meta.dirname, '..', path), 'utf8')

const phone = `import type { Product } from '@hakuna-kit/core'
export const phone: Product = {
  id: 'prd-iphone14',
  title: 'iPhone 14',
  brand: 'Apple',
  category: 'smartphones',
  price: { amount: 112_900, currency: 'eur' },
}
`
/** What the recipes use of frameworks that are not installed here. `pnpm test:examples` compiles with the real ones. */
const frameworks = `
declare module 'next' {
  import type { IncomingMessage, ServerResponse } from 'node:http'
  type Context = { req: IncomingMessage & { cookies: Partial<Record<string, string>> }; res: ServerResponse }
  export type GetServerSideProps<Props> = (context: Context) => Promise<{ props: Props }>
}
declare module 'next/headers' {
  export function headers(): Promise<Omit<Headers, 'append' | 'set' | 'delete'> & Headers>
}
declare module 'next/server' {
  export class NextRequest extends Request {}
  export class NextResponse extends Response {
    static next(init: { request: { headers: Headers } }): NextResponse
  }
}
declare module 'react-router' {
  export function data<Value>(value: Value, init: ResponseInit): Value
}
declare module '@tanstack/react-start' {
  type Json = string | number | boolean | null | undefined | readonly Json[] | { [name: string]: Json }
  export function createServerFn(): { handler<Answer extends Json>(run: () => Promise<Answer>): () => Promise<Answer> }
}
declare module '@tanstack/react-start/server' {
  export function getRequest(): Request
  export function appendResponseHeader(name: 'set-cookie', value: string): void
}
declare module '@tanstack/react-router' {
  export function createFileRoute(
    path: string,
  ): <Data>(route: { loader: () => Promise<Data>; component: () => unknown }) => { useLoaderData(): Data }
}
`
const routeTypes = `import type { loader } from '../product'
export declare namespace Route {
  type LoaderArgs = { request: Request }
  type ComponentProps = { loaderData: Awaited<ReturnType<typeof loader>> }
}
`

/** The blocks that begin with a path, by that path. */
async function readRecipes(): Promise<Map<string, string>> {
  const page = await read('docs/prefetching.md')
  return new Map(
    [...page.matchAll(/```tsx?\n\/\/ (\S+)\n([\s\S]*?)```/g)].map(([, path, code]) => [path ?? '', code ?? '']),
  )
}

describe('docs/prefetching.md', () => {
  let recipes = new Map<string, string>()
  const sandbox = createSandbox()
  let insurer: Awaited<ReturnType<typeof listenSandbox>>
  const servers: Server[] = []

  beforeAll(async () => {
    recipes = await readRecipes()
    const files = [...recipes, ['lib/phone.ts', phone], ['frameworks.d.ts', frameworks]] as [string, string][]
    files.push(['app/routes/+types/product.ts', routeTypes])
    const config = { extends: '../../tsconfig.json', include: ['.'] }
    files.push(['tsconfig.json', JSON.stringify(config)])
    await rm(folder, { recursive: true, force: true })
    for (const [path, text] of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), text)
    }
    insurer = await listenSandbox(sandbox)
    vi.stubEnv('HAKUNA_SECRET_KEY', secretKey)
    vi.stubEnv('HAKUNA_BASE_URL', insurer.url)
    vi.stubEnv('PORT', '0')
  })
  afterAll(() => {
    vi.unstubAllEnvs()
    insurer.close()
    for (const server of servers) {
      server.closeAllConnections()
      server.close()
    }
  })

  async function open(server: Server): Promise<string> {
    servers.push(server)
    if (!server.listening) await new Promise((resolve) => server.once('listening', resolve))
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }
  const sessionsOfLookups = () =>
    new Set(
      sandbox.inspect().messages.flatMap(({ path, query }) => (path === '/plans' ? query['user_session_id'] : [])),
    )

  it('has a recipe for each framework, and each compiles', async () => {
    expect([...recipes.keys()]).toEqual([
      'lib/protection.ts',
      'proxy.ts',
      'app/page.tsx',
      'pages/phone.tsx',
      'app/routes/product.tsx',
      'src/routes/index.tsx',
      'plain/Page.tsx',
      'plain/server.tsx',
      'plain/browser.tsx',
    ])
    const { stdout } = await promisify(execFile)('tsc', ['-p', folder]).catch((error: { stdout: string }) => error)
    expect(stdout).toBe('')
  }, 60_000)

  it('shows the proxy.ts of the example, and every line of a page is in its example', async () => {
    expect(recipes.get('proxy.ts')).toBe(await read('examples/next/proxy.ts'))
    const page = (await read('examples/next/app/page.tsx')).split('\n').map((line) => line.trim())
    const lines =
      recipes
        .get('app/page.tsx')
        ?.split('\n')
        .map((line) => line.trim()) ?? []
    expect(lines.filter((line) => !page.includes(line))).toEqual([])
    const route = await read('examples/react-router/app/routes/product.tsx')
    const [prefetch] = /const { state.*/.exec(recipes.get('app/routes/product.tsx') ?? '') ?? []
    expect(prefetch).toContain('prefetchPlans')
    expect(route).toContain(prefetch)
  })

  it('renders the opt-in on a plain server, and keeps the shopper in one session', async () => {
    sandbox.reset()
    const { server } = (await import(join(folder, 'plain/server.tsx'))) as { server: Server }
    const url = await open(server)
    const page = await fetch(url)
    const html = await page.text()
    expect(html).toMatch(/data-state="ready".*1 Jahr Garantieerweiterung/s)
    const [cookie = ''] = page.headers.getSetCookie()
    const call = await fetch(`${url}/api/protection/plans`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: cookie.split(';')[0]! },
      body: JSON.stringify({ products: [{ id: 'x', title: 'x', brand: '', price: { amount: 1, currency: 'eur' } }] }),
    })
    expect(call.status).toBe(200)
    expect(call.headers.getSetCookie()).toEqual([])
    expect(sessionsOfLookups().size).toBe(1)
  })

  it('answers plain JSON and the cookie in the pages router', async () => {
    sandbox.reset()
    type Page = { getServerSideProps: (context: object) => Promise<{ props: { state: { queries: object[] } } }> }
    const { getServerSideProps } = (await import(join(folder, 'pages/phone.tsx'))) as Page
    const url = await open(
      createServer(
        (req, res) => void getServerSideProps({ req, res }).then(({ props }) => res.end(JSON.stringify(props))),
      ).listen(0),
    )
    const first = await fetch(url)
    expect(((await first.json()) as { state: { queries: object[] } }).state.queries).toHaveLength(1)
    const [cookie = ''] = first.headers.getSetCookie()
    expect(cookie).toMatch(/^hakuna_session=/)
    const second = await fetch(url, { headers: { cookie: cookie.split(';')[0]! } })
    expect(second.headers.getSetCookie()).toEqual([])
    expect(sessionsOfLookups().size).toBe(1)
  })
})
