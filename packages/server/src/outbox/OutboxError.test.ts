import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { OutboxError, outboxErrors } from './OutboxError.js'

describe('outbox errors', () => {
  it('are all in the documented table, with what to do, and nothing else is', async () => {
    const page = await readFile(new URL('../../../../docs/orders.md', import.meta.url), 'utf8')
    const rows = [...page.matchAll(/^\| `(outbox_\w+)`\s*\|.*\| (.*?)\s*\|$/gm)].map(([, code, whatToDo]) => [
      code,
      whatToDo,
    ])
    expect(rows).toEqual(Object.entries(outboxErrors).map(([code, { whatToDo }]) => [code, whatToDo]))
  })

  it('say what happened and what to do', () => {
    const error = new OutboxError('outbox_entry_state', { entryId: 'e-1', state: 'delivered' })
    expect(error).toMatchObject({ code: 'outbox_entry_state', details: { entryId: 'e-1', state: 'delivered' } })
    expect(error.message).toBe(
      'The entry "e-1" is delivered, so this cannot be done with it. ' +
        'Retry only dead entries; skip only waiting and dead ones.',
    )
  })
})
