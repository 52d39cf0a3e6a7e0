import type { Sandbox } from '@hakuna-kit/sandbox'
import type { InsurerInfo } from '../../shared/shopApi.js'
import type { Troubles } from './createTroubles.js'
import type { InsurerJournal } from './InsurerJournal.js'
import { localKey, openSandbox } from './openSandbox.js'

/** What the shop needs to reach its insurer. `local` is set only when the insurer is a sandbox in this process. */
export type Insurer = {
  info: InsurerInfo
  secretKey: string
  fetch: typeof globalThis.fetch
  baseUrl?: string | undefined
  local?: { sandbox: Sandbox; troubles: Troubles; settle(): Promise<void> } | undefined
}

export type InsurerEnv = Record<string, string | undefined>

/**
 * The insurer of `HAKUNA_SECRET_KEY` and `HAKUNA_BASE_URL`, else a sandbox in this process.
 *
 * @throws Error when there is a base URL without a key, or the base URL is invalid
 */
export async function chooseInsurer(
  env: InsurerEnv,
  { journal, shopNow }: { journal: InsurerJournal; shopNow: () => Date },
): Promise<Insurer> {
  const secretKey = env['HAKUNA_SECRET_KEY']
  const baseUrl = env['HAKUNA_BASE_URL']
  if (secretKey) {
    const host = new URL(baseUrl ?? 'https://api.hellohakuna.com').host
    return { info: { kind: 'remote', host }, secretKey, fetch: globalThis.fetch, baseUrl }
  }
  if (baseUrl) {
    throw new Error('HAKUNA_BASE_URL is set but HAKUNA_SECRET_KEY is not: set both, or neither for the sandbox.')
  }
  const { fetch, ...local } = await openSandbox({ journal, shopNow })
  return { info: { kind: 'in_process_sandbox' }, secretKey: localKey, fetch, local }
}
