import { createInsurerClient } from '../insurer/createInsurerClient.js'
import type { InsurerEvent } from '../insurer/transport/InsurerEvent.js'

/** A client of an insurer that gives this answer to every call, and what was sent to it. */
export function createAnswering(answer: unknown) {
  const events: InsurerEvent[] = []
  const sent: object[] = []
  const client = createInsurerClient({
    secretKey: 'sk_test_example',
    baseUrl: 'https://insurer.example',
    retry: { tries: 1 },
    onEvent: (event) => events.push(event),
    fetch: async (input, init) => {
      const request = new Request(input, init)
      const text = await request.text()
      sent.push({
        path: new URL(request.url).pathname,
        version: request.headers.get('hakuna-version') ?? undefined,
        key: request.headers.get('hakuna-idempotency-key') ?? undefined,
        body: text === '' ? undefined : (JSON.parse(text) as unknown),
      })
      return Response.json(answer)
    },
  })
  return { client, sent, events }
}
