import { ProtectionError } from '@hakuna-kit/core'
import { describe, expect, it } from 'vitest'
import {
  InsurerError,
  insurerErrorCodes,
  isInsurerError,
  throwInvalidAnswer,
  type InsurerErrorKind,
} from './InsurerError.js'

const isTemporary: Record<InsurerErrorKind, boolean> = {
  unreachable: true,
  timeout: true,
  unavailable: true,
  rate_limited: true,
  circuit_open: true,
  overloaded: true,
  unauthorized: false,
  not_found: false,
  rejected: false,
  invalid_answer: false,
}
const kinds = Object.keys(isTemporary) as InsurerErrorKind[]

describe('InsurerError', () => {
  it.each(kinds)('says of %s what happened, and whether the same call may succeed later', (kind) => {
    const error = new InsurerError({ kind, endpoint: 'planLookup' })
    expect(error.temporary).toBe(isTemporary[kind])
    expect(error.message).toMatch(/^The insurer's call "planLookup" failed: the insurer [a-z].{20,}\.$/)
  })

  it('explains each kind in its own words', () => {
    const messages = kinds.map((kind) => new InsurerError({ kind, endpoint: 'planLookup' }).message)
    expect(new Set(messages).size).toBe(kinds.length)
  })

  it('holds what is known of the failure', () => {
    const details = {
      kind: 'rejected',
      endpoint: 'events',
      status: 400,
      insurerCode: 'cancel_decline',
      retryAfterMs: 5,
    } as const
    const error = new InsurerError(details)
    expect(error).toMatchObject({ ...details, code: 'insurer_error', name: 'InsurerError' })
    expect(error).toBeInstanceOf(ProtectionError)
    expect(error.message).toMatch(/^The insurer's call "events" failed \(status 400\): the insurer does not accept/)
  })
})

describe('insurerErrorCodes', () => {
  it('are those that the insurer documents', () => {
    expect(insurerErrorCodes).toEqual([
      'invalid_request_parameters',
      'product_unsupported',
      'country_unsupported',
      'saleschannel_unsupported',
      'location_unsupported',
      'incorrect_saleschannel',
      'cancel_decline',
    ])
  })
})

describe('isInsurerError', () => {
  it('knows one by its code, also one of another copy of the package', () => {
    expect(isInsurerError(new InsurerError({ kind: 'timeout', endpoint: 'events' }))).toBe(true)
    expect(isInsurerError(Object.assign(new Error(), { code: 'insurer_error', kind: 'timeout' }))).toBe(true)
  })

  it.each([
    ['no error', { code: 'insurer_error', kind: 'timeout' }],
    ['an error of another code', Object.assign(new Error(), { code: 'other', kind: 'timeout' })],
    ['an error without a code', new Error()],
    ['an error without a kind', Object.assign(new Error(), { code: 'insurer_error' })],
    ['null', null],
  ])('does not take %s for one', (_, thrown) => expect(isInsurerError(thrown)).toBe(false))
})

describe('throwInvalidAnswer', () => {
  it('names the call', () => {
    expect(() => throwInvalidAnswer('events')).toThrow(new InsurerError({ kind: 'invalid_answer', endpoint: 'events' }))
  })
})
