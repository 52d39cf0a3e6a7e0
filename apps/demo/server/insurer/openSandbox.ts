import { createSandbox, type Sandbox } from '@hakuna-kit/sandbox'
import { insurerCatalogue } from './insurerCatalogue.js'
import { createTroubles, type Troubles } from './createTroubles.js'
import type { InsurerJournal, JournalEntry } from './InsurerJournal.js'

/** The key of the sandbox in this process. Nothing else accepts it. */
export const localKey = 'sk_test_example'

export type OpenSandboxOptions = { journal: InsurerJournal; shopNow: () => Date }

export type OpenedSandbox = {
  sandbox: Sandbox
  /** Like the sandbox's own `fetch`. Writes every accepted message to the journal. */
  fetch: typeof globalThis.fetch
  troubles: Troubles
  /** Resolves when the journal has every message. */
  settle(): Promise<void>
}

const keptHeaders = ['content-type', 'hakuna-version', 'hakuna-idempotency-key']

/** Opens a sandbox in this process. It first gets the messages of earlier runs again, each at its original time. */
export async function openSandbox({ journal, shopNow }: OpenSandboxOptions): Promise<OpenedSandbox> {
  let replayedAt: Date | undefined
  let now: () => Date = shopNow
  const sandbox = createSandbox({
    secretKeys: [localKey],
    catalogue: insurerCatalogue,
    now: () => replayedAt ?? now(),
  })
  for (const entry of await journal.list()) {
    replayedAt = new Date(entry.receivedAt)
    await replay(sandbox, entry)
  }
  replayedAt = undefined
  const troubles = createTroubles(sandbox, shopNow)
  now = () => troubles.now()

  let written = Promise.resolve()
  function write(entry: JournalEntry) {
    written = written.then(() => journal.append(entry)).catch(() => undefined)
  }

  return {
    sandbox,
    troubles,
    settle: () => written,
    async fetch(input, init) {
      const request = new Request(input, init)
      if (request.method !== 'POST') return sandbox.fetch(request)
      const entry = await toEntry(request.clone(), now())
      try {
        const response = await sandbox.fetch(request)
        if (response.ok) write(entry)
        return response
      } catch (error) {
        // The answer was lost. The insurer may have done the work.
        write(entry)
        throw error
      }
    },
  }
}

async function toEntry(request: Request, receivedAt: Date): Promise<JournalEntry> {
  const { pathname, search } = new URL(request.url)
  const headers = Object.fromEntries(
    keptHeaders.flatMap((name) => {
      const value = request.headers.get(name)
      return value === null ? [] : [[name, value]]
    }),
  )
  return { receivedAt: receivedAt.toISOString(), target: pathname + search, headers, body: await request.text() }
}

async function replay(sandbox: Sandbox, { target, headers, body }: JournalEntry): Promise<void> {
  await sandbox.fetch(`http://insurer.invalid${target}`, {
    method: 'POST',
    headers: { ...headers, authorization: `Bearer ${localKey}` },
    body,
  })
}
