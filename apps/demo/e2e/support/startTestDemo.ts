import { rm } from 'node:fs/promises'
import type { Sandbox } from '@hakuna-kit/sandbox'
import { createBuiltClient } from '../../server/page/createBuiltClient.js'
import type { Shop } from '../../server/createShop.js'
import { startDemo, type DemoOptions } from '../../server/startDemo.js'
import { buildClient } from './buildClient.js'

export type TestDemo = { url: string; shop: Shop; sandbox: Sandbox; close(): Promise<void> }

/** The whole demo on a free port, with the insurer's sandbox in the test's own process. */
export async function startTestDemo(options: Omit<DemoOptions, 'client'> = {}): Promise<TestDemo> {
  const folder = await buildClient('development')
  const demo = await startDemo({
    port: 0,
    retryAfterMs: 100,
    circuitPauseMs: 200,
    ...options,
    client: { kind: 'built', fetch: createBuiltClient(folder) },
  })
  const { local } = demo.shop.insurer
  if (!local) throw new Error('Without a key the insurer has to be the sandbox in this process.')
  return {
    url: demo.url,
    shop: demo.shop,
    sandbox: local.sandbox,
    async close() {
      await demo.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
