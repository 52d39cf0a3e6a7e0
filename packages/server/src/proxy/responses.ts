import { Problem, problems, toProblemAnswer } from './problems.js'

/**
 * On every answer. Answers are data for the shop's page: not to be cached, sniffed, framed, run as a script, or read by
 * another site.
 */
const securityHeaders = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
}

/** A 200 with JSON. `json` is text, since the plan cache keeps parts of the answer as text. */
export function toJsonResponse(json: string, headers: Record<string, string> = {}): Response {
  return new Response(json, { headers: { 'Content-Type': 'application/json', ...securityHeaders, ...headers } })
}

export function toProblemResponse(problem: Problem, requestId: string, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(toProblemAnswer(problem, requestId)), {
    status: problems[problem.code].status,
    headers: { 'Content-Type': 'application/problem+json', ...securityHeaders, ...problem.more.headers, ...headers },
  })
}
