import { createSandbox, type SandboxOptions } from '@hakuna-kit/sandbox'
import { createInsurerClient, type InsurerClientOptions } from '../../insurer/createInsurerClient.js'
import { InsurerError } from '../../insurer/transport/InsurerError.js'

/**
 * A sandbox and a client that calls it, in one process. One try per call, so that tests decide about retries.
 */
export function createOrderInsurer(
  sandboxOptions: SandboxOptions = {},
  clientOptions: Partial<InsurerClientOptions> = {},
) {
  const sandbox = createSandbox(sandboxOptions)
  const client = createInsurerClient({
    secretKey: 'sk_test_example',
    fetch: sandbox.fetch,
    retry: { tries: 1, circuitPauseMs: 200 },
    ...clientOptions,
  })
  return { sandbox, client }
}

/** Kind, status and insurer's code of the error with which a call rejects. */
export async function insurerRefusal(call: Promise<unknown>) {
  try {
    await call
  } catch (error) {
    if (!(error instanceof InsurerError)) throw error
    const { kind, status, insurerCode, temporary } = error
    return { kind, status, insurerCode, temporary }
  }
  return undefined
}
