import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { parseMessage } from './parseMessage.js'

const schema = z.object({ order: z.object({ lines: z.array(z.object({ quantity: z.number() })) }), id: z.string() })

function refusalOf(message: unknown, ofSchema: z.ZodType = schema): unknown {
  try {
    return parseMessage(ofSchema, message)
  } catch (error) {
    return error
  }
}

describe('parseMessage', () => {
  it('returns what the schema reads', () => {
    const message = { id: 'a', order: { lines: [{ quantity: 1 }] } }
    expect(parseMessage(schema, { ...message, more: 1 })).toEqual(message)
  })

  it('names the path of each fault', () => {
    expect(refusalOf({ order: { lines: [{ quantity: 1 }, { quantity: 'x' }] } })).toMatchObject({
      status: 400,
      errorCode: 'invalid_request_parameters',
      validationErrors: [
        'order.lines[1].quantity: Invalid input: expected number, received string',
        'id: Invalid input: expected string, received undefined',
      ],
    })
    expect(refusalOf([1], z.array(z.string()))).toMatchObject({
      validationErrors: ['[0]: Invalid input: expected string, received number'],
    })
    expect(refusalOf(1)).toMatchObject({ validationErrors: [': Invalid input: expected object, received number'] })
  })

  it('names 50 faults at most', () => {
    const { validationErrors } = refusalOf(Array(60).fill(1), z.array(z.string())) as { validationErrors: string[] }
    expect(validationErrors).toHaveLength(50)
    expect(validationErrors[49]).toMatch(/^\[49\]: /)
  })
})
