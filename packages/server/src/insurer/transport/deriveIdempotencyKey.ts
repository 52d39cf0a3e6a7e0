/**
 * A key for a message that has none of its own, made of what makes it this message: whoever sends it again, in whatever process, sends the
 * same key. A UUID of version 8, since the vendor's sample is a UUID. Web standards only: the insurer client also runs where there is no Node.
 */
export async function deriveIdempotencyKey(...parts: unknown[]): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify(parts))
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', text)).subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x80
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
