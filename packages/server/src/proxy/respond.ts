import { Problem, problems, toProblemAnswer } from './problems.js'

/**
 * On every answer. The answers are data for one shopper's script: not to be cached, sniffed, framed, run, or read by another site.
 */
const securityHeaders = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
}

export type AnswerHeaders = Record<string, string>

/** A 200 with JSON. `json` is text already, since cached parts of an answer are kept as text. */
export function respondJson(json: string, headers: AnswerHeaders = {}): Response {
  return new Response(json, { headers: { 'Content-Type': 'application/json', ...securityHeaders, ...headers } })
}

export function respondProblem(problem: Problem, requestId: string, headers: AnswerHeaders = {}): Response {
  return new Response(JSON.stringify(toProblemAnswer(problem, requestId)), {
    status: problems[problem.code].status,
    headers: { 'Content-Type': 'application/problem+json', ...securityHeaders, ...problem.more.headers, ...headers },
  })
}
