import { readFileSync, readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testSeed } from '@hakuna-kit/test/seed'
import { createSandbox } from './createSandbox.js'
import { endpoints } from './http/endpoints.js'

const folder = new URL('../examples/', import.meta.url)
const examples = readdirSync(folder)
  .map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')).request as { path: string; body: unknown })
  .filter(({ body }) => body !== null)

const headers = { Authorization: 'Bearer sk_test_example', 'Content-Type': 'application/json' }

/** Values that break simple code: of the wrong type, out of range, or special words. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(null, true, '', 'x', -1, 0, 0.5, 1e308, 2 ** 53, [], {}, [null], 'EUR', 'xyz', '__proto__'),
  fc.jsonValue(),
)

/** Replaces one part of a published message with an odd value. An empty path changes nothing. */
function spoil(body: unknown, [first, ...rest]: number[], value: unknown): unknown {
  if (first === undefined) return body
  if (typeof body !== 'object' || body === null) return value
  const keys = Object.keys(body)
  const key = keys[first % (keys.length + 1)]
  if (key === undefined || rest.length === 0) return value
  const copy: Record<string, unknown> | unknown[] = Array.isArray(body) ? [...body] : { ...body }
  Reflect.set(copy, key, spoil(Reflect.get(body, key), rest, value))
  return copy
}

describe('any message', () => {
  it('is answered with 2xx or with 4xx in the error envelope, and can be inspected', async () => {
    const text = fc.oneof(
      odd.map((value) => JSON.stringify(value)),
      fc.string(),
      fc.string({ unit: 'binary' }),
    )
    const spoiledExample = fc
      .tuple(
        fc.constantFrom(...examples),
        fc.oneof(fc.constant<number[]>([]), fc.array(fc.nat(20), { minLength: 2, maxLength: 6 })),
        odd,
      )
      .map(([{ path, body }, at, value]) => ({
        method: 'POST',
        target: path,
        body: JSON.stringify(spoil(body, at, value)),
      }))
    const nonsense = fc
      .tuple(
        fc.constantFrom(...endpoints),
        fc.webSegment().filter((id) => id !== '.' && id !== '..'),
        fc.dictionary(fc.string(), fc.string()),
        text,
      )
      .map(([{ method, path }, id, query, body]) => ({
        method,
        target: `${path.replace('{id}', id || 'x')}?${new URLSearchParams(query)}`,
        body,
      }))
    const seen = new Map<number, number>()
    const sandbox = createSandbox()

    await fc.assert(
      fc.asyncProperty(
        fc.oneof({ weight: 3, arbitrary: spoiledExample }, { weight: 1, arbitrary: nonsense }),
        fc.option(fc.constantFrom('a', 'b', 'c'), { freq: 5 }),
        async ({ method, target, body }, key) => {
          const answer = await sandbox.fetch(target, {
            method,
            headers: { ...headers, ...(key !== null && { 'Hakuna-Idempotency-Key': key }) },
            ...(method === 'POST' && { body }),
          })
          seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1)
          const { error } = (await answer.json()) as { error?: { error_code: unknown; validation_errors: unknown[] } }
          const described = answer.status < 300 || typeof error?.error_code === 'string'
          expect({ target, body, status: answer.status, described }).toMatchObject({
            described: true,
            status: expect.toSatisfy(
              (status: number) => (status >= 200 && status < 300) || (status >= 400 && status < 500),
            ),
          })
          expect(JSON.stringify(error ?? '')).not.toMatch(/node_modules|\.[jt]s:\d|TypeError|RangeError/)
        },
      ),
      { numRuns: 2_000, seed: testSeed(7) },
    )
    expect(seen.get(200)).toBeGreaterThan(20)
    expect(seen.get(400)).toBeGreaterThan(300)
    expect(sandbox.inspect().messages).toHaveLength(2_000)
  })
})
