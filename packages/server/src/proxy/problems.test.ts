import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { problems, toProblemAnswer, Problem } from './problems.js'

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
})
