/** A session id with the time it was signed at, in seconds since 1970. */
export type SignedSession = { userSessionId: string; signedAt: number }

export type SessionSigner = {
  sign(session: SignedSession): Promise<string>
  /** `undefined` for a text that was not signed here. `isCurrent` is false when an older secret signed it. */
  verify(text: string): Promise<(SignedSession & { isCurrent: boolean }) | undefined>
}

/** `<uuid>.<seconds, base 36>.<HMAC-SHA-256, base64url>`. The signature proves that the first two were made here. */
const format = /^([0-9a-f-]{36})\.([0-9a-z]+)\.([\w-]{43})$/

/**
 * Signs session ids with Web Crypto. The signing keys are derived from the secrets by HKDF, so that a signature reveals
 * nothing about the secret (by default the insurer's key). They are derived once, at first use.
 */
export function createSessionSigner(secrets: readonly string[]): SessionSigner {
  let derived: Promise<CryptoKey[]> | undefined
  const getKeys = () => (derived ??= Promise.all(secrets.map(deriveKey)))

  return {
    async sign({ userSessionId, signedAt }) {
      const [newest] = await getKeys()
      const text = `${userSessionId}.${signedAt.toString(36)}`
      const signature = await crypto.subtle.sign('HMAC', newest as CryptoKey, encode(text))
      return `${text}.${toBase64Url(new Uint8Array(signature))}`
    },
    async verify(text) {
      const [, userSessionId, seconds, signature] = format.exec(text) ?? []
      if (userSessionId === undefined || seconds === undefined || signature === undefined) return undefined
      const signed = encode(`${userSessionId}.${seconds}`)
      for (const [index, key] of (await getKeys()).entries()) {
        // `verify` compares in constant time.
        if (await crypto.subtle.verify('HMAC', key, fromBase64Url(signature), signed)) {
          return { userSessionId, signedAt: Number.parseInt(seconds, 36), isCurrent: index === 0 }
        }
      }
      return undefined
    },
  }
}

async function deriveKey(secret: string): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', encode(secret), 'HKDF', false, ['deriveKey'])
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: encode('hakuna-kit'), info: encode('session cookie v1') },
    material,
    { name: 'HMAC', hash: 'SHA-256', length: 256 },
    false,
    ['sign', 'verify'],
  )
}

const encoder = new TextEncoder()
function encode(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text)
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}
