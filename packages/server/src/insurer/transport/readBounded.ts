/** Thrown by `readBounded` when a body has more bytes than allowed. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError'
}

/**
 * Reads a body as UTF-8 text and stops as soon as it exceeds `maxBytes`, so that a huge or endless body takes bounded
 * memory. Counts the bytes after decompression: a small compressed answer may decompress into a huge one.
 *
 * @throws TooLargeError when there is more.
 */
export async function readBounded(message: Request | Response, maxBytes: number): Promise<string> {
  if (!message.body) return ''
  const reader = message.body.getReader()
  const chunks: Uint8Array[] = []
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return decodeAll(chunks, bytes)
    bytes += value.byteLength
    if (bytes > maxBytes) {
      // Not awaited: cancelling may wait for the sender.
      reader.cancel().catch(() => {})
      throw new TooLargeError(`More than ${maxBytes} bytes.`)
    }
    chunks.push(value)
  }
}

const decoder = new TextDecoder()

function decodeAll(chunks: Uint8Array[], bytes: number): string {
  if (chunks.length === 1) return decoder.decode(chunks[0])
  const whole = new Uint8Array(bytes)
  let offset = 0
  for (const chunk of chunks) {
    whole.set(chunk, offset)
    offset += chunk.byteLength
  }
  return decoder.decode(whole)
}
