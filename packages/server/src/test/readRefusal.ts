import { expect } from 'vitest'
import { problems } from '../proxy/problems.js'

/** Sends a request and answers status, code and detail, as `400 invalid_request Check cart.` */
export async function readRefusal(proxy: (request: Request) => Promise<Response>, request: Request): Promise<string> {
  const response = await proxy(request)
  const body = (await response.json()) as Record<string, unknown>
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(Object.keys(problems)).toContain(body['code'])
  expect(body['status']).toBe(response.status)
  expect(body['requestId']).toBe(response.headers.get('x-request-id'))
  return `${response.status} ${String(body['code'])}${body['detail'] ? ` ${String(body['detail'])}` : ''}`
}
