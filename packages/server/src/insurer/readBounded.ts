/** Thrown by `readBounded` when more bytes come than allowed. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError'
}

/**
 * Reads a body as UTF-8 text and stops as soon as it exceeds `maxBytes`, so that a huge or endless one costs bounded memory.
 * Counts the bytes after decompression: a small compressed answer may unpack into a huge one.
 *
 * @throws TooLargeError when there is more.
 */
export async function readBounded(message: Request | Response, maxBytes: number): Promise<string> {
  if (!message.body) return ''
  const reader = message.body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    bytes += value.byteLength
    if (bytes > maxBytes) {
      // Not awaited: cancelling may wait for the very sender that misbehaves.
      reader.cancel().catch(() => {})
      throw new TooLargeError(`More than ${maxBytes} bytes.`)
    }
    text += decoder.decode(value, { stream: true })
  }
}
