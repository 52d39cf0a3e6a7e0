import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createProtectionClient } from '@hakuna-kit/core'
import { createCartSync, reportCart, getPlanConnections } from '@hakuna-kit/core/sync'
import { createMemoryCart } from '@hakuna-kit/core/testing'
import { createSandbox, type Sandbox } from '@hakuna-kit/sandbox'
import { metrics, trace } from '@opentelemetry/api'
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics'
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createOpenTelemetryObserver } from '../../../examples/opentelemetry/observe.js'
import { createBrowserFetch } from '@hakuna-kit/test/server/createBrowserFetch'
import { listenSandbox } from '@hakuna-kit/test/server/listenSandbox'
import { createCart } from '@hakuna-kit/test/createCart'
import { phone, phoneCase } from '@hakuna-kit/test/products'
import { createStack, secretKey } from '@hakuna-kit/test/server/createStack'

describe.each([
  ['Node http', () => import('../../../examples/node-http/server.js')],
  ['Express', () => import('../../../examples/express/server.js')],
  ['Hono', () => import('../../../examples/hono/server.js')],
] as const)('the recipe for %s', (_, load) => {
  let sandbox: Sandbox
  let insurer: Awaited<ReturnType<typeof listenSandbox>>
  let server: Server
  let url: string

  beforeAll(async () => {
    sandbox = createSandbox()
    insurer = await listenSandbox(sandbox)
    vi.stubEnv('HAKUNA_SECRET_KEY', secretKey)
    vi.stubEnv('HAKUNA_BASE_URL', insurer.url)
    vi.stubEnv('PORT', '0')
    server = (await load()).server as Server
    if (!server.listening) await new Promise((resolve) => server.once('listening', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => {
    vi.unstubAllEnvs()
    server.closeAllConnections()
    server.close()
    insurer.close()
  })

  it('looks up a plan, syncs a cart, and leaves other paths to the shop', async () => {
    const browser = createBrowserFetch((request) => fetch(request), url)
    const client = createProtectionClient({ baseUrl: `${url}/api/protection`, fetch: browser })
    expect((await client.lookUpPlans([phone]))[0]?.plans).toHaveLength(1)
    const cart = createMemoryCart({ id: 'cart-123', lineItems: createCart({ plans: 2 }).lineItems })
    expect(await createCartSync({ cart, client }).sync()).toMatchObject({ status: 'settled' })
    expect(cart.inspect()?.lineItems.map(({ quantity }) => quantity)).toEqual([1, 1, 1])
    expect(await getPlanConnections(client, cart.inspect()!)).toHaveLength(1)
    expect(await (await fetch(url)).text()).toBe('The rest of the shop')
  })

  it('reports which order the cart became, with the session of the browser', async () => {
    const browser = createBrowserFetch((request) => fetch(request), url)
    const client = createProtectionClient({ baseUrl: `${url}/api/protection`, fetch: browser })
    await reportCart(client, createCart({ id: 'cart-of-an-order' }))
    const response = await browser(`${url}/orders`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ cartId: 'cart-of-an-order' }),
    })
    const { orderId } = (await response.json()) as { orderId: string }
    const { checkouts, carts } = sandbox.inspect()
    const reported = carts.find(({ cartId }) => cartId === 'cart-of-an-order')
    expect(checkouts).toMatchObject([{ cartId: 'cart-of-an-order', orderId, userSessionId: reported?.userSessionId }])
  })
})

describe('the OpenTelemetry example', () => {
  afterEach(() => {
    trace.disable()
    metrics.disable()
  })

  it('makes spans and metrics of what happens', async () => {
    const spans = new InMemorySpanExporter()
    trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] }))
    const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE)
    const meters = new MeterProvider({ readers: [new PeriodicExportingMetricReader({ exporter })] })
    metrics.setGlobalMeterProvider(meters)

    const { client, sandbox } = createStack({ proxy: { retry: { tries: 1 }, onEvent: createOpenTelemetryObserver() } })
    await client.lookUpPlans([phone, phoneCase])
    sandbox.setFaults([{ status: 500 }])
    await reportCart(client, createCart()).catch(() => {})
    await meters.forceFlush()

    expect(
      spans
        .getFinishedSpans()
        .map(({ name, status }) => `${name} ${status.code}`)
        .sort(),
    ).toEqual([
      'hakuna insurer cartReport 2',
      'hakuna insurer planLookup 0',
      'hakuna insurer planLookup 0',
      'hakuna plans 0',
      'hakuna report 2',
    ])
    expect(spans.getFinishedSpans().find(({ name }) => name === 'hakuna plans')?.attributes).toMatchObject({
      call: 'plans',
      status: 200,
      products: 2,
      requestId: expect.any(String),
    })
    const recorded = exporter.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((scope) => scope.metrics))
    const points = Object.fromEntries(recorded.map(({ descriptor, dataPoints }) => [descriptor.name, dataPoints]))
    expect(points['hakuna.no_plans']).toMatchObject([{ value: 1, attributes: { reason: 'no_match' } }])
    expect(points['hakuna.proxy.duration']).toHaveLength(2)
    await meters.shutdown()
  })
})
