import { createSandbox, type Sandbox, type SandboxOptions } from '@hakuna-kit/sandbox'
import { insurerCatalogue } from './insurerCatalogue.js'
import type { InsurerInfo } from '../shared/shopApi.js'

/** What the shop needs to reach its insurer. `sandbox` is there only when it runs in this process. */
export type Insurer = {
  info: InsurerInfo
  secretKey: string
  fetch: typeof globalThis.fetch
  baseUrl?: string | undefined
  sandbox?: Sandbox | undefined
}

/** The key of the sandbox in this process; it opens nothing else. */
const localKey = 'sk_test_example'

/**
 * The insurer that `HAKUNA_SECRET_KEY` and `HAKUNA_BASE_URL` name, else a sandbox in this process.
 *
 * @throws Error when a base URL comes without a key, or the base URL is none.
 */
export function chooseInsurer(env: Record<string, string | undefined>, sandboxOptions: SandboxOptions = {}): Insurer {
  const secretKey = env['HAKUNA_SECRET_KEY']
  const baseUrl = env['HAKUNA_BASE_URL']
  if (!secretKey) {
    if (baseUrl)
      throw new Error('HAKUNA_BASE_URL is set but HAKUNA_SECRET_KEY is not: set both, or neither for the sandbox.')
    const sandbox = createSandbox({ secretKeys: [localKey], catalogue: insurerCatalogue, ...sandboxOptions })
    return { info: { kind: 'in_process_sandbox' }, secretKey: localKey, fetch: sandbox.fetch, sandbox }
  }
  const host = new URL(baseUrl ?? 'https://api.hellohakuna.com').host
  return { info: { kind: 'remote', host }, secretKey, fetch: globalThis.fetch, ...(baseUrl ? { baseUrl } : {}) }
}
