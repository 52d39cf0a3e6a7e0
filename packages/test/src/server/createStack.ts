import { createProtectionClient } from '@hakuna-kit/core'
import { createSandbox, type SandboxOptions } from '@hakuna-kit/sandbox'
import { createProtectionProxy, type ProtectionProxyOptions } from '@hakuna-kit/server'
import { createBrowserFetch, origin } from './createBrowserFetch.js'

export const secretKey = 'sk_test_example'

export type StackOptions = {
  proxy?: Partial<ProtectionProxyOptions> | undefined
  sandbox?: SandboxOptions | undefined
  /** Wraps each browser's `fetch`, e.g. to count its calls. */
  wrapFetch?: ((fetch: typeof globalThis.fetch) => typeof globalThis.fetch) | undefined
}

/** The real stack up to the client, in one process and without a port: insurer in a box, proxy, browser, client. */
export function createStack({ proxy: proxyOptions, sandbox: sandboxOptions, wrapFetch }: StackOptions = {}) {
  const sandbox = createSandbox(sandboxOptions)
  const proxy = createProtectionProxy({ secretKey, fetch: sandbox.fetch, ...proxyOptions })
  const newBrowser = () => {
    const fetch = createBrowserFetch(proxy)
    return { fetch, client: createProtectionClient({ fetch: wrapFetch?.(fetch) ?? fetch }) }
  }
  return { sandbox, proxy, newBrowser, ...newBrowser() }
}

/** A JSON request as a browser on the shop's page sends it. */
export function post(path: string, body: unknown, headers: Record<string, string> = {}): Request {
  return new Request(`${origin}/api/protection${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, 'sec-fetch-site': 'same-origin', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}
