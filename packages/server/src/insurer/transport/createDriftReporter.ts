import type { EndpointName } from './endpoints.js'

/** A way in which an answer of the insurer's differed from its documents. */
export type DriftKind =
  /** A field that no document names; ignored. */
  | 'unknown_field'
  /** An action type that no document names; passed on as data. */
  | 'unknown_action_type'
  /** A documented field is absent where an empty list was meant to be. */
  | 'missing_field'
  /** One plan, connection or action of the list does not fit its schema; left out alone (an action is passed on as data). */
  | 'broken_item'
  /** The same plan twice in one answer; the second is left out. */
  | 'duplicate_plan'
  /** A plan that refers to another product than the one asked for; left out. */
  | 'plan_for_another_product'
  /** A plan priced in another currency than its product; left out, since it cannot go into the same cart. */
  | 'plan_in_another_currency'
  /** The lookup answered 404. Read as "no plan"; if it holds for every product, the path is wrong. */
  | 'lookup_not_found'

/** Where an answer differed: a path with `[]` for every index, and no values. */
export type ContractDrift = { kind: DriftKind; endpoint: EndpointName; path: string }

export type ReportDrift = (drift: ContractDrift) => void

/** Passes each kind of drift on once, so that a change at the insurer's is heard of and does not flood the log. */
export function createDriftReporter(onDrift: ReportDrift): ReportDrift {
  const reported = new Set<string>()
  return (drift) => {
    const key = `${drift.kind} ${drift.endpoint} ${drift.path}`
    if (reported.has(key) || reported.size >= maxReports) return
    reported.add(key)
    onDrift(drift)
  }
}

// A hostile or broken upstream could make up a new field name in every answer.
const maxReports = 200

/** Reports the keys of `value` that are not in `known`. */
export function reportUnknownFields(
  value: object,
  known: ReadonlySet<string>,
  where: { endpoint: EndpointName; path: string },
  report: ReportDrift,
): void {
  for (const key of Object.keys(value)) {
    if (known.has(key)) continue
    // What does not look like the name of a field may be a value in the wrong place.
    const name = /^[a-z][a-z0-9_]{0,39}$/.test(key) ? key : '*'
    report({ kind: 'unknown_field', endpoint: where.endpoint, path: where.path ? `${where.path}.${name}` : name })
  }
}
