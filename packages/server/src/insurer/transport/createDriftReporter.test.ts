import { createSandbox, type Fault } from '@hakuna-kit/sandbox'
import { phone } from '@hakuna-kit/test/products'
import { secretKey } from '@hakuna-kit/test/server/createStack'
import { describe, expect, it } from 'vitest'
import { createInsurerClient } from '../createInsurerClient.js'
import { createDriftReporter, reportUnknownFields, type ContractDrift } from './createDriftReporter.js'
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

  it('tells kinds, calls and places apart', () => {
    const told: ContractDrift[] = []
    const report = createDriftReporter((drift) => told.push(drift))
    const drift = { kind: 'unknown_field', endpoint: 'planLookup', path: 'a' } as const
    const others = [
      { ...drift, kind: 'missing_field' },
      { ...drift, endpoint: 'cartReport' },
      { ...drift, path: 'b' },
    ] as const
    for (const next of [drift, ...others, drift, ...others]) report(next)
    expect(told).toEqual([drift, ...others])
  })

  it('reports 200 places at most', () => {
    let count = 0
    const report = createDriftReporter(() => count++)
    for (let place = 0; place < 300; place++) report({ kind: 'unknown_field', endpoint: 'events', path: `${place}` })
    expect(count).toBe(200)
  })
})

describe('reportUnknownFields', () => {
  const pathsOf = (value: object, path = '') => {
    const paths: string[] = []
    const where = { endpoint: 'events', path } as const
    reportUnknownFields(value, new Set(['id']), where, (drift) => {
      expect(drift).toMatchObject({ kind: 'unknown_field', endpoint: 'events' })
      paths.push(drift.path)
    })
    return paths
  }

  it('names each field that is not known, and where it is', () => {
    expect(pathsOf({ a: 1, id: 2, b_2: 3 })).toEqual(['a', 'b_2'])
    expect(pathsOf({ a: 1 }, 'plans[]')).toEqual(['plans[].a'])
    expect(pathsOf({ id: 1 })).toEqual([])
  })

  it('names no key that may be a value', () => {
    const long = `a${'b'.repeat(39)}`
    expect(pathsOf({ [long]: 1 })).toEqual([long])
    for (const key of [`${long}c`, '1a', 'Max', 'max muster', 'a!', '', 'größe'])
      expect(pathsOf({ [key]: 1 })).toEqual(['*'])
    expect(pathsOf({ Max: 1 }, 'plans[]')).toEqual(['plans[].*'])
  })
})
