/**
 * An idempotency key derived from the parts that identify a message, so that every process that repeats the message
 * sends the same key. It is a UUID of version 8, since the vendor's sample is a UUID. Uses web standards only: the
 * insurer client also runs without Node.
 */
export async function deriveIdempotencyKey(...parts: unknown[]): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify(parts))
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', text)).subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x80
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
