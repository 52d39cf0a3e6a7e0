import { createSandbox, type Fault } from '@hakuna-kit/sandbox'
import { phone } from '@hakuna-kit/test/products'
import { secretKey } from '@hakuna-kit/test/server/createStack'
import { describe, expect, it } from 'vitest'
import { createInsurerClient } from '../createInsurerClient.js'
import type { InsurerEvent } from './InsurerEvent.js'

function setUp(faults: Fault[]) {
  const events: InsurerEvent[] = []
  const { fetch } = createSandbox({ faults })
  const insurer = createInsurerClient({ secretKey, fetch, onEvent: (event) => events.push(event) })
  return { lookUp: () => insurer.lookUpPlans({ product: phone, userSessionId: 'session-1' }), events }
}

describe('createDriftReporter', () => {
  it('reports each kind of drift once, with a path and no values', async () => {
    const body = JSON.stringify({
      plans: [{ merchant_product_id: 'Max Mustermann' }, { nickname: 'Max Mustermann' }],
      'Max Mustermann': 1,
    })
    const { lookUp, events } = setUp([{ path: '/plans', body }])
    await lookUp()
    await lookUp()
    const drifts = events.filter((event) => event.type === 'insurer_drift')
    expect(drifts).toEqual([
      { type: 'insurer_drift', drift: 'unknown_field', endpoint: 'planLookup', path: '*' },
      { type: 'insurer_drift', drift: 'broken_item', endpoint: 'planLookup', path: 'plans[].price_amount' },
      { type: 'insurer_drift', drift: 'broken_item', endpoint: 'planLookup', path: 'plans[].merchant_product_id' },
    ])
  })

  it('reports a lookup that answers 404, as a wrong path would', async () => {
    const { lookUp, events } = setUp([{ status: 404 }])
    expect(await lookUp()).toEqual([])
    expect(events).toContainEqual({
      type: 'insurer_drift',
      drift: 'lookup_not_found',
      endpoint: 'planLookup',
      path: '',
    })
  })
})
