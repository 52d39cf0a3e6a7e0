import { withDeadline } from '@hakuna-kit/core/internal'
import { readBounded, TooLargeError } from '../insurer/transport/readBounded.js'
import { Problem } from './problems.js'

export type JsonBodyLimits = {
  maxBytes: number
  /** How deep objects and arrays may nest. */
  maxDepth: number
  /** For the whole body to arrive. Milliseconds. */
  timeoutMs: number
}

/** The type must be JSON. A charset other than UTF-8 is refused, since the body would be decoded wrongly. */
const jsonType = /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?;?\s*$/i

/**
 * Reads a JSON body from an untrusted sender.
 *
 * @throws Problem `wrong_content_type`, `body_too_large`, `body_timeout`, `body_incomplete`, `invalid_json`.
 */
export async function readJsonBody(request: Request, limits: JsonBodyLimits): Promise<unknown> {
  if (!jsonType.test(request.headers.get('content-type') ?? '')) throw new Problem('wrong_content_type')
  // Checked before the first byte is read. `readBounded` finds out when this header is false.
  if (Number(request.headers.get('content-length')) > limits.maxBytes) throw new Problem('body_too_large')
  const text = await readInTime(request, limits)
  if (nestsDeeperThan(text, limits.maxDepth)) throw new Problem('invalid_json', { detail: 'Nested too deep.' })
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new Problem('invalid_json')
  }
}

function readInTime(request: Request, { maxBytes, timeoutMs }: JsonBodyLimits): Promise<string> {
  return withDeadline({ ms: timeoutMs, timeoutError: () => new Problem('body_timeout') }, () =>
    readBounded(request, maxBytes).catch((error: unknown) => {
      throw new Problem(error instanceof TooLargeError ? 'body_too_large' : 'body_incomplete')
    }),
  )
}

/** Counts brackets outside strings, so that deep nesting is refused before the parser builds objects. */
function nestsDeeperThan(text: string, maxDepth: number): boolean {
  let depth = 0
  let inString = false
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (inString) {
      if (code === 0x5c /* \ */) index++
      else if (code === 0x22 /* " */) inString = false
    } else if (code === 0x22) inString = true
    else if (code === 0x5b /* [ */ || code === 0x7b /* { */) {
      if (++depth > maxDepth) return true
    } else if (code === 0x5d || code === 0x7d) depth--
  }
  return false
}
