import { describe, expect, it } from 'vitest'
import { parseJson } from './parseJson.js'

const refusal = (text: string) => ({ status: 400, errorCode: 'invalid_request_parameters', validationErrors: [text] })
const lists = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)
const objects = (levels: number) => '{"a":'.repeat(levels) + '1' + '}'.repeat(levels)

function attempt(text: string): unknown {
  try {
    return parseJson(text)
  } catch (error) {
    return error
  }
}

describe('parseJson', () => {
  it.each([
    ['lists', lists],
    ['objects', objects],
  ])('reads %s of 50 levels and refuses 51', (_name, nest) => {
    expect(attempt(nest(50))).toEqual(JSON.parse(nest(50)))
    expect(attempt(nest(51))).toMatchObject(refusal('The body is nested deeper than 50 levels.'))
  })

  it('counts levels, not brackets', () => {
    const wide = `[${Array(60).fill('[[1]],{"a":{}}').join()}]`
    expect(attempt(wide)).toEqual(JSON.parse(wide))
    expect(attempt(`[${lists(49)},${lists(50)}]`)).toMatchObject(refusal('The body is nested deeper than 50 levels.'))
  })

  it('does not count brackets in texts', () => {
    const text = JSON.stringify([`${'['.repeat(60)}"${'{'.repeat(60)}\\`, { '[[[': '\n{' }, '\\', '['.repeat(60)])
    expect(attempt(text)).toEqual(JSON.parse(text))
    expect(attempt(`["a\\"b",${objects(50)}]`)).toMatchObject(refusal('The body is nested deeper than 50 levels.'))
  })

  it.each(['', '{', '[1,]', "{'a':1}", 'undefined', '{"secret": sk_live}'])('refuses %s', (text) => {
    expect(attempt(text)).toMatchObject(refusal('The body is not valid JSON.'))
  })
})
