import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createSandbox } from '@hakuna-kit/sandbox'
import { createProtectionProxy } from '@hakuna-kit/server'

type Row = { what: string; value: string; budget?: string; ok?: boolean }
type Handler = (request: Request) => Promise<Response>
type Measurement = { perSecond: number; p50: number; p99: number }

const secretKey = 'sk_test_bench'
const product = {
  id: 'prd-iphone14',
  category: 'smartphones',
  title: 'iPhone 14',
  brand: 'Apple',
  price: { amount: 112_900, currency: 'eur' },
}
const body = JSON.stringify({ products: [product] })

/** The sandbox on a real connection, in this process. Its cost is the same for all handlers. */
async function startInsurer(): Promise<{ url: string; stop: () => void }> {
  const sandbox = createSandbox({ secretKeys: [secretKey] })
  const server = createServer((request, response) => {
    request.resume()
    const headers = { authorization: request.headers.authorization ?? '' }
    void sandbox.fetch(`http://insurer.example${request.url ?? '/'}`, { headers }).then(async (answer) => {
      response.writeHead(answer.status, { 'content-type': 'application/json' })
      response.end(await answer.text())
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
}

/**
 * The least that hides the key: a time limit, but no checks, no session, no request limit and no retries.
 */
function createPassThrough(upstream: string): Handler {
  return async (request) => {
    const asked = (await request.json()) as { products: [typeof product] }
    const { id, category, title, brand, price } = asked.products[0]
    const query = new URLSearchParams({
      id,
      category,
      title,
      brand,
      price_amount: String(price.amount),
      price_currency: price.currency,
      user_session_id: 'f4f78677-31ea-4fea-9d91-5fdd91119aa8',
    })
    const response = await fetch(`${upstream}/plans?${query.toString()}`, {
      headers: { authorization: `Bearer ${secretKey}`, 'hakuna-version': 'v2.0' },
      signal: AbortSignal.timeout(2_000),
    })
    return new Response(await response.text(), { headers: { 'content-type': 'application/json' } })
  }
}

function createRequest(cookie: string): Request {
  return new Request('https://shop.example/api/protection/plans', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: 'https://shop.example',
      'sec-fetch-site': 'same-origin',
      cookie,
    },
    body,
  })
}

async function measure(handler: Handler, cookie: string, requests: number): Promise<Measurement> {
  const latencies: number[] = []
  let left = requests
  const shop = async () => {
    while (left-- > 0) {
      const startedAt = performance.now()
      const response = await handler(createRequest(cookie))
      if (!(await response.text()).includes('pl-prd-hakuna')) throw new Error('The handler answered without the plan.')
      latencies.push(performance.now() - startedAt)
    }
  }
  const cpu = process.cpuUsage()
  await Promise.all(Array.from({ length: 16 }, shop))
  const { user, system } = process.cpuUsage(cpu)
  latencies.sort((a, b) => a - b)
  const at = (share: number) => latencies[Math.floor(share * (latencies.length - 1))] ?? Number.NaN
  return { perSecond: (requests * 1_000_000) / (user + system), p50: at(0.5), p99: at(0.99) }
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/**
 * Measures the handlers in turns and short rounds, so that a machine that changes its speed meanwhile affects all
 * alike; the median round counts. Rates are per second of this process's CPU time, so that other programs do not count.
 */
async function compare(handlers: Record<string, Handler>, cookie: string, rounds: number, requests: number) {
  const names = Object.keys(handlers)
  const runs = new Map<string, Measurement[]>(names.map((name) => [name, []]))
  for (const name of names) await measure(handlers[name]!, cookie, 10 * requests)
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? names : names.toReversed()
    for (const name of order) runs.get(name)!.push(await measure(handlers[name]!, cookie, requests))
  }
  const of = (name: string): Measurement => ({
    perSecond: median(runs.get(name)!.map(({ perSecond }) => perSecond)),
    p50: median(runs.get(name)!.map(({ p50 }) => p50)),
    p99: median(runs.get(name)!.map(({ p99 }) => p99)),
  })
  const ratio = (name: string, base: string) =>
    median(runs.get(name)!.map(({ perSecond }, round) => perSecond / runs.get(base)![round]!.perSecond))
  return { of, ratio }
}

async function readCookie(proxy: Handler): Promise<string> {
  const response = await proxy(createRequest(''))
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}

const format = ({ perSecond, p50, p99 }: Measurement) =>
  `${Math.round(perSecond).toLocaleString('en')}/s, p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms`

async function measureThroughput(): Promise<Row[]> {
  const insurer = await startInsurer()
  const options = {
    secretKey,
    baseUrl: insurer.url,
    session: { cookieSecrets: ['b'.repeat(32)] },
    limits: { perSession: { requests: 1e9, windowMs: 60_000 } },
  }
  const uncached = createProtectionProxy({ ...options, planCache: false })
  const cached = createProtectionProxy(options)
  const cookie = await readCookie(uncached)
  const { of, ratio } = await compare({ bare: createPassThrough(insurer.url), uncached, cached }, cookie, 31, 300)
  insurer.stop()
  const [uncachedRatio, cachedRatio] = [ratio('uncached', 'bare'), ratio('cached', 'bare')]
  return [
    { what: 'proxy: bare pass-through, POST /plans', value: format(of('bare')) },
    { what: 'proxy: uncached', value: format(of('uncached')) },
    { what: 'proxy: cached', value: format(of('cached')) },
    {
      what: 'proxy: uncached against bare',
      value: `${uncachedRatio.toFixed(2)} x`,
      budget: '>= 0.85 x',
      ok: uncachedRatio >= 0.85,
    },
    {
      what: 'proxy: cached against bare',
      value: `${cachedRatio.toFixed(2)} x`,
      budget: '>= 3 x',
      ok: cachedRatio >= 3,
    },
  ]
}

/** 100,000 shoppers with a cookie each look at a product and report a cart. */
async function measureMemory(): Promise<Row> {
  setFlagsFromString('--expose-gc')
  const collectGarbage = runInNewContext('gc') as () => void
  const heap = () => {
    collectGarbage()
    return process.memoryUsage().heapUsed
  }
  const plans = JSON.stringify({
    plans: [
      {
        merchant_product_id: 'pl-prd-hakuna',
        price_amount: 1_200,
        price_currency: 'eur',
        product_reference: product.id,
        title: { de: '1 Jahr Garantieerweiterung', en: '1 year of extended warranty' },
        insurance_details_url: 'https://hellohakuna.com/plan-details',
      },
    ],
  })
  const proxy = createProtectionProxy({
    secretKey,
    limits: { clientAddress: (request) => request.headers.get('x-address') },
    fetch: async (input) => new Response(String(input).includes('/plans') ? plans : '{"actions":[]}'),
  })
  const send = (path: string, text: string, index: number, cookie: string) =>
    proxy(
      new Request(`https://shop.example/api/protection${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          cookie,
          'x-address': `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`,
        },
        body: text,
      }),
    )
  const before = heap()
  for (let index = 0; index < 100_000; index++) {
    const response = await send('/plans', body, index, '')
    const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const cart = { id: `cart-${index}-${crypto.randomUUID()}`, currency: 'eur', lineItems: [] }
    const report = await send('/cart/report', JSON.stringify({ cart }), index, cookie)
    if (!response.ok || !report.ok) throw new Error(`The proxy answered ${response.status} and ${report.status}.`)
  }
  const megabytes = (heap() - before) / 1_000_000
  return {
    what: 'proxy: memory after 100,000 sessions',
    value: `${megabytes.toFixed(1)} MB`,
    budget: '<= 64 MB',
    ok: megabytes <= 64,
  }
}

export async function rows(): Promise<Row[]> {
  return [...(await measureThroughput()), await measureMemory()]
}
