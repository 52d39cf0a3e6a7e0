import { Refusal } from './Refusal.js'

/** The deepest documented message has 5 levels. Much deeper ones could overflow the stack of a recursive function. */
const maxNesting = 50

/** @throws Refusal 400 `invalid_request_parameters` for text that is not JSON or has more than 50 levels */
export function parseJson(text: string): unknown {
  if (nesting(text) > maxNesting) {
    throw new Refusal(400, 'invalid_request_parameters', [`The body is nested deeper than ${maxNesting} levels.`])
  }
  try {
    return JSON.parse(text)
  } catch {
    // The parser's own message would quote the body.
    throw new Refusal(400, 'invalid_request_parameters', ['The body is not valid JSON.'])
  }
}

function nesting(text: string): number {
  let depth = 0
  let deepest = 0
  for (const [bracket] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/gs)) {
    if (bracket === '[' || bracket === '{') deepest = Math.max(deepest, (depth += 1))
    else if (bracket === ']' || bracket === '}') depth -= 1
  }
  return deepest
}
