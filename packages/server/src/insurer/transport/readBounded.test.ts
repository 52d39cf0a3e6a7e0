import { describe, expect, it } from 'vitest'
import { readBounded, TooLargeError } from './readBounded.js'

const encoder = new TextEncoder()

/** A body that arrives in these parts, and whether its sender was told to stop. */
function arriving(...parts: Uint8Array[]) {
  const state = { isCancelled: false }
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const part = parts.shift()
      if (part) controller.enqueue(part)
      else controller.close()
    },
    cancel: () => void (state.isCancelled = true),
  })
  return { message: new Response(body), state }
}

describe('readBounded', () => {
  it('answers an empty text where there is no body, and where nothing arrives', async () => {
    expect(await readBounded(new Response(null), 0)).toBe('')
    expect(await readBounded(arriving().message, 0)).toBe('')
  })

  it('joins the parts, also where one ends within a character', async () => {
    const [first, second] = [encoder.encode('1 Jahr fü').slice(0, -1), encoder.encode('1 Jahr für 12 €').slice(9)]
    expect(await readBounded(arriving(first, second, encoder.encode('!')).message, 100)).toBe('1 Jahr für 12 €!')
    expect(await readBounded(arriving(encoder.encode('für')).message, 100)).toBe('für')
  })

  it('counts bytes, not characters, over all parts, and stops at the first that is too many', async () => {
    const parts = () => [encoder.encode('€€'), encoder.encode('€'), encoder.encode('€')] as const
    expect(await readBounded(arriving(...parts()).message, 12)).toBe('€€€€')
    const { message, state } = arriving(...parts())
    await expect(readBounded(message, 11)).rejects.toMatchObject({
      name: 'TooLargeError',
      message: 'More than 11 bytes.',
    })
    expect(state.isCancelled).toBe(true)
  })

  it('is not held up by a sender that fails to stop', async () => {
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue(encoder.encode('too much')),
      cancel: () => Promise.reject(new Error('no')),
    })
    await expect(readBounded(new Response(body), 3)).rejects.toThrow(TooLargeError)
  })
})
