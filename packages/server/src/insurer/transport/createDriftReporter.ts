import type { EndpointName } from './endpoints.js'

/** How an answer of the insurer differed from its documents. */
export type DriftKind =
  /** A field that no document names; ignored. */
  | 'unknown_field'
  /** An action type that no document names; passed on as data. */
  | 'unknown_action_type'
  /** A documented list is absent; read as empty. */
  | 'missing_field'
  /**
   * One plan, connection or action of a list does not fit its schema. Only that one is left out (an action is passed on
   * as data).
   */
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

/**
 * Reports each kind of drift once for each place, so that a change of the insurer's API is noticed but does not fill
 * the log.
 */
export function createDriftReporter(onDrift: ReportDrift): ReportDrift {
  const reported = new Set<string>()
  return (drift) => {
    const key = `${drift.kind} ${drift.endpoint} ${drift.path}`
    if (reported.has(key) || reported.size >= maxReports) return
    reported.add(key)
    onDrift(drift)
  }
}

// A broken or hostile insurer could send a new field name in every answer.
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
    // A key that does not look like a field name may be a value.
    const name = /^[a-z][a-z0-9_]{0,39}$/.test(key) ? key : '*'
    report({ kind: 'unknown_field', endpoint: where.endpoint, path: where.path ? `${where.path}.${name}` : name })
  }
}
