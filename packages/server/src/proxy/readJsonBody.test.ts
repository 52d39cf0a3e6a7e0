import { phone } from '@hakuna-kit/test/products'
import { createStack, post } from '@hakuna-kit/test/server/createStack'
import { describe, expect, it } from 'vitest'
import { readRefusal } from '../test/readRefusal.js'

const { proxy } = createStack()

describe('readJsonBody', () => {
  it.each([
    ['nothing', ''],
    ['half an object', '{"products":['],
    ['two values', '{} {}'],
    ['a comment', '{/* */}'],
    ['not a number', '{"products":NaN}'],
  ])('answers 400 to malformed JSON: %s', async (_, body) => {
    expect(await readRefusal(proxy, post('/plans', body))).toBe('400 invalid_json')
  })

  it('answers 413 to a large body, whatever its length header says', async () => {
    const large = JSON.stringify({ products: [phone], padding: 'x'.repeat(1_000_000) })
    expect(await readRefusal(proxy, post('/plans', large))).toBe('413 body_too_large')
    expect(await readRefusal(proxy, post('/plans', large, { 'content-length': '10' }))).toBe('413 body_too_large')
    expect(await readRefusal(proxy, post('/plans', '{}', { 'content-length': '1000000' }))).toBe('413 body_too_large')
  })

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
    'application/json; charset=utf-16',
    '',
  ])('answers 415 to the content type "%s"', async (type) => {
    expect(await readRefusal(proxy, post('/plans', { products: [phone] }, { 'content-type': type }))).toBe(
      '415 wrong_content_type',
    )
  })

  it('accepts JSON with a charset', async () => {
    const response = await proxy(
      post('/plans', { products: [phone] }, { 'content-type': 'Application/JSON; charset="UTF-8"' }),
    )
    expect(response.status).toBe(200)
  })

  it('answers 400 to deep nesting, before it is parsed', async () => {
    const nested = `{"products":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
    expect(await readRefusal(proxy, post('/plans', nested))).toBe('400 invalid_json Nested too deep.')
    const brackets = JSON.stringify({ products: [{ ...phone, title: '[[[[[[{{{{{{"\\' }] })
    expect((await proxy(post('/plans', brackets))).status).toBe(200)
  })
})
