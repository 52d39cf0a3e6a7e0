import { type InsurerSnapshot, createInsurer } from './createInsurer.js'
import type { Answer } from './http/Call.js'
import { checkApiKey } from './http/checkApiKey.js'
import { type Fault, type FaultEffect, type FaultRecord, createFaults } from './http/createFaults.js'
import { createIdempotencyMemory } from './http/createIdempotencyMemory.js'
import { type MessageRecord, createMessageLog } from './http/createMessageLog.js'
import { findEndpoint, normalisePath } from './http/endpoints.js'
import { parseJson } from './http/parseJson.js'
import { type Incoming, readFetchArguments } from './http/readFetchArguments.js'
import { Refusal } from './http/Refusal.js'
import type { CatalogueEntry } from './plans/CatalogueEntry.js'
import { defaultCatalogue } from './plans/defaultCatalogue.js'
import { type InsurerTerms, defaultTerms } from './terms.js'

export type SandboxOptions = {
  /** Secret keys that are accepted. Default `['sk_test_example']`. */
  secretKeys?: readonly string[] | undefined
  /**
   * Which products get which plans, by product id, category, brand, currency and price; the first entry that matches
   * decides. Default: the example of the insurer's guide, then ten invented categories in euros,
   * yen and Kuwaiti dinars.
   */
  catalogue?: readonly CatalogueEntry[] | undefined
  /** Scripted faults in force from the start. Default: none. */
  faults?: readonly Fault[] | undefined
  /** The insurer's terms: countries, channels, periods. Default for each: `defaultTerms`. */
  terms?: Partial<InsurerTerms> | undefined
  /** The insurer's clock. Default: the real one. */
  now?: (() => Date) | undefined
}

/** All records of the sandbox as plain data: a copy, made for each call. */
export type SandboxSnapshot = InsurerSnapshot & {
  /** Received messages, oldest first; only the newest 10,000 are kept. */
  messages: MessageRecord[]
  /** Faults in force, with their counts. */
  faults: FaultRecord[]
}

export type Sandbox = {
  /** Answers for any host, with or without the prefix `/sandbox`. Rejects with a network error when a fault says so. */
  fetch: typeof globalThis.fetch
  /** The insurer's records. */
  inspect(): SandboxSnapshot
  /** Deletes all records. The faults that were set last start again, with counts at 0. */
  reset(): void
  /** Replaces the faults; counts start at 0. */
  setFaults(faults: readonly Fault[]): void
}

/** The insurer's HTTP API as a function from request to response. Records are kept in memory. */
export function createSandbox({
  secretKeys = ['sk_test_example'],
  catalogue = defaultCatalogue,
  faults: firstFaults = [],
  terms = {},
  now = () => new Date(),
}: SandboxOptions = {}): Sandbox {
  let faultScript = firstFaults
  let faults = createFaults(faultScript)
  let memory = createMemory()

  /** Everything that `reset()` deletes. */
  function createMemory() {
    return {
      insurer: createInsurer(catalogue, { ...defaultTerms, ...terms }),
      messages: createMessageLog(),
      idempotency: createIdempotencyMemory(),
    }
  }

  async function handle(
    incoming: Incoming,
    path: string,
    message: MessageRecord,
    effect: FaultEffect,
  ): Promise<Answer> {
    checkApiKey(incoming.headers, secretKeys)
    const found = findEndpoint(incoming.method, path)
    if ('allowed' in found) {
      if (found.allowed.length === 0) throw new Refusal(404, 'not_found')
      throw new Refusal(405, 'method_not_allowed', [], { Allow: found.allowed.join(', ') })
    }
    const { endpoint, id } = found
    if (endpoint.method === 'POST') {
      const text = await incoming.readText()
      message.body = text
      message.body = text === '' && endpoint.bodyOptional ? undefined : parseJson(text)
    }
    const { insurer, idempotency } = memory
    const call = { id, query: incoming.url.searchParams, body: message.body, now: now() }
    const key = endpoint.method === 'POST' ? message.idempotencyKey : undefined
    if (key === undefined) return insurer.handle(endpoint.name, call, effect)

    const request = `${path} ${JSON.stringify(message.body)}`
    const firstAnswer = idempotency.find(key, request)
    if (firstAnswer) {
      message.replayed = true
      return firstAnswer
    }
    const answer = insurer.handle(endpoint.name, call, effect)
    idempotency.remember(key, request, answer)
    return answer
  }

  async function answer(incoming: Incoming, effect: FaultEffect): Promise<Response> {
    const path = normalisePath(incoming.url.pathname)
    const message = startMessage(incoming, path, now())
    try {
      if (effect.status !== undefined) {
        message.fault = 'answered'
        throw new Refusal(effect.status, 'injected_fault', [])
      }
      const { status, body, headers } = await handle(incoming, path, message, effect)
      message.status = status
      return respond(status, body, effect, headers)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      message.status = error.status
      message.errorCode = error.errorCode
      message.validationErrors = error.validationErrors
      return respond(error.status, error.envelope, effect, error.headers)
    } finally {
      if (effect.dropAnswer) message.fault = 'answer_dropped'
      memory.messages.add(message)
    }
  }

  return {
    async fetch(input, init) {
      const incoming = readFetchArguments(input, init)
      incoming.signal?.throwIfAborted()
      const effect = faults.take(incoming.method, normalisePath(incoming.url.pathname)) ?? {}
      if (effect.delayMs !== undefined) await pause(effect.delayMs, incoming.signal)
      if (effect.dropRequest) throw new TypeError('fetch failed')
      const response = await answer(incoming, effect)
      if (effect.dropAnswer) throw new TypeError('fetch failed')
      return response
    },
    inspect: () => ({
      ...memory.insurer.snapshot(now()),
      messages: memory.messages.snapshot(),
      faults: faults.snapshot(),
    }),
    reset() {
      memory = createMemory()
      faults = createFaults(faultScript)
    },
    setFaults(next) {
      faultScript = next
      faults = createFaults(next)
    },
  }
}

function startMessage({ method, url, headers }: Incoming, path: string, receivedAt: Date): MessageRecord {
  const version = headers.get('hakuna-version')
  const idempotencyKey = headers.get('hakuna-idempotency-key')
  return {
    receivedAt: receivedAt.toISOString(),
    method,
    path,
    query: Object.fromEntries(url.searchParams),
    body: undefined,
    ...(version !== null && { version }),
    ...(idempotencyKey !== null && { idempotencyKey }),
    status: 0,
    validationErrors: [],
  }
}

const statusesWithoutBody = new Set([204, 205, 304])

function respond(status: number, body: unknown, effect: FaultEffect, headers: Record<string, string> = {}) {
  const text = effect.body ?? JSON.stringify(body)
  return new Response(statusesWithoutBody.has(status) ? null : text, {
    status,
    headers: { 'Content-Type': 'application/json', ...headers, ...effect.headers },
  })
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds)
    signal?.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(signal.reason)
    })
  })
}
