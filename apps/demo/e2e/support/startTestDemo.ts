import { rm } from 'node:fs/promises'
import type { Sandbox } from '@hakuna-kit/sandbox'
import { createBuiltClient } from '../../server/page/builtClient.js'
import { chooseInsurer } from '../../server/insurer.js'
import { startDemo, type DemoOptions } from '../../server/startDemo.js'
import { buildClient } from './buildClient.js'

export type TestDemo = { url: string; sandbox: Sandbox; close(): Promise<void> }

/** The whole demo on a free port, with the insurer's sandbox in the test's own process. */
export async function startTestDemo(options: Omit<DemoOptions, 'client' | 'insurer'> = {}): Promise<TestDemo> {
  const folder = await buildClient('development')
  const insurer = chooseInsurer({})
  const { sandbox } = insurer
  if (!sandbox) throw new Error('Without a key the insurer has to be the sandbox in this process.')
  const demo = await startDemo({
    port: 0,
    retryAfterMs: 100,
    circuitPauseMs: 200,
    ...options,
    insurer,
    client: { kind: 'built', fetch: createBuiltClient(folder) },
  })
  return {
    url: demo.url,
    sandbox,
    async close() {
      await demo.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
