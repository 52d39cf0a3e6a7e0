import { readFile } from 'node:fs/promises'
import { createCart } from '@hakuna-kit/test/createCart'
import { createStack, post } from '@hakuna-kit/test/server/createStack'
import { describe, expect, it } from 'vitest'
import { InsurerError, type InsurerErrorKind } from '../insurer/transport/InsurerError.js'
import { problems, toProblem, toProblemAnswer, Problem, type ProblemCode } from './problems.js'

describe('problems', () => {
  it('are the documented table, with the same codes and statuses', async () => {
    const page = await readFile(new URL('../../../../docs/proxy.md', import.meta.url), 'utf8')
    const rows = [...page.matchAll(/^\| `(\w+)`\s*\| (\d{3}) /gm)].map(([, code, status]) => [code, Number(status)])
    expect(rows).toEqual(Object.entries(problems).map(([code, { status }]) => [code, status]))
  })

  it('are answered in one shape', () => {
    expect(toProblemAnswer(new Problem('invalid_request', { detail: 'Check cart.' }), 'request-1')).toEqual({
      type: 'urn:hakuna-kit:problem:invalid_request',
      title: 'The body or the query has the wrong shape.',
      status: 400,
      code: 'invalid_request',
      detail: 'Check cart.',
      requestId: 'request-1',
    })
  })

  it('are answered without a detail where there is none', () => {
    expect(toProblemAnswer(new Problem('insurer_fault'), 'request-1')).toStrictEqual({
      type: 'urn:hakuna-kit:problem:insurer_fault',
      title: 'The insurer gave no usable answer.',
      status: 502,
      code: 'insurer_fault',
      requestId: 'request-1',
    })
  })

  it('have titles that are sentences of their own', () => {
    const titles = Object.values(problems).map(({ title }) => title)
    expect(new Set(titles).size).toBe(titles.length)
    for (const title of titles) expect(title).toMatch(/^[A-Z].{15,}\.$/)
  })
})

describe('toProblem', () => {
  it.each<[InsurerErrorKind, ProblemCode, object | undefined]>([
    ['unreachable', 'insurer_fault', undefined],
    ['unavailable', 'insurer_fault', undefined],
    ['unauthorized', 'insurer_fault', undefined],
    ['not_found', 'insurer_fault', undefined],
    ['rejected', 'insurer_fault', undefined],
    ['invalid_answer', 'insurer_fault', undefined],
    ['timeout', 'insurer_timeout', undefined],
    ['rate_limited', 'insurer_unavailable', { 'Retry-After': '7' }],
    ['circuit_open', 'insurer_unavailable', { 'Retry-After': '7' }],
    ['overloaded', 'insurer_unavailable', { 'Retry-After': '7' }],
  ])('answers the failure %s of the insurer with %s', (kind, code, headers) => {
    const problem = toProblem(new InsurerError({ kind, endpoint: 'cartReport', retryAfterMs: 7_000 }))
    expect(problem).toMatchObject({ name: 'Problem', code, message: code })
    expect(problem.more).toEqual(headers ? { headers } : {})
  })

  it.each([
    [undefined, '1'],
    [0, '1'],
    [1, '1'],
    [1_000, '1'],
    [1_001, '2'],
    [59_999, '60'],
    [3_600_000, '3600'],
  ])('gives the time of the insurer, %s ms, as Retry-After: %s', (retryAfterMs, seconds) => {
    const error = new InsurerError({ kind: 'rate_limited', endpoint: 'cartReport', retryAfterMs })
    expect(toProblem(error).more.headers).toEqual({ 'Retry-After': seconds })
  })

  it("passes the insurer's Retry-After on to the browser", async () => {
    const { proxy } = createStack({ sandbox: { faults: [{ status: 429, headers: { 'Retry-After': '60' } }] } })
    const response = await proxy(post('/cart/report', { cart: createCart() }))
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '60'])
  })

  it('keeps a problem, and says nothing of any other error', () => {
    const own = new Problem('cart_locked', { detail: 'Check cart.' })
    expect(toProblem(own)).toBe(own)
    const other = toProblem(new Error('password hunter2'))
    expect(other).toMatchObject({ code: 'internal_error', more: {} })
    expect(other.cause).toBeUndefined()
    expect(`${other.stack}`).not.toContain('hunter2')
  })
})
