import { normalisePath } from './endpoints.js'

/** One piece of scripted trouble. Several faults that match the same request add up; where they differ, the first wins. */
export type Fault = {
  /** Path without `/sandbox`, e.g. `/plans`; also matches everything below it. Absent: every path. */
  path?: string | undefined
  /** HTTP method; absent: every method. */
  method?: string | undefined
  /** How many requests it hits; absent: for ever. */
  times?: number | undefined
  /** How many matching requests it lets through first. */
  after?: number | undefined
  /** Wait before anything else, in milliseconds. */
  delayMs?: number | undefined
  /** Answer this status instead of working. */
  status?: number | undefined
  /** Headers added to the answer, e.g. `Retry-After`. */
  headers?: Record<string, string> | undefined
  /** Raw answer text in place of the real one. Without `status` the work is done all the same. */
  body?: string | undefined
  /** Network error, nothing done. */
  dropRequest?: boolean | undefined
  /** Work done, then a network error. */
  dropAnswer?: boolean | undefined
  /** Cart reports always bring one more action for a plan line, so the cart never settles. */
  endlessActions?: boolean | undefined
  /** Added to the price of every plan that is looked up or offered, in minor units. */
  priceDrift?: number | undefined
}

/** What the faults in force do to one request. */
export type FaultEffect = Omit<Fault, 'path' | 'method' | 'times' | 'after'>

/** Fault as seen from outside: what was asked for and what has come of it. */
export type FaultRecord = Fault & { seen: number; hits: number }

/** Keeps count of which fault hits which request. */
export function createFaults(faults: readonly Fault[] = []) {
  const records: FaultRecord[] = faults.map((fault) => ({ ...fault, seen: 0, hits: 0 }))

  return {
    /** Counts this request and answers what happens to it; undefined: nothing. */
    take(method: string, path: string): FaultEffect | undefined {
      const hitting = records.filter((fault) => matches(fault, method, path) && count(fault))
      if (hitting.length === 0) return undefined
      // Assigned from last to first, so that the first fault in the list wins.
      return Object.assign({}, ...hitting.toReversed().map(effectOf))
    },
    snapshot: (): FaultRecord[] => structuredClone(records),
  }
}

function matches(fault: Fault, method: string, path: string): boolean {
  if (fault.method !== undefined && fault.method.toUpperCase() !== method) return false
  if (fault.path === undefined) return true
  const wanted = normalisePath(fault.path)
  return path === wanted || path.startsWith(`${wanted}/`)
}

function count(fault: FaultRecord): boolean {
  fault.seen += 1
  const hits = fault.seen > (fault.after ?? 0) && fault.hits < (fault.times ?? Infinity)
  if (hits) fault.hits += 1
  return hits
}

const criteria = new Set(['path', 'method', 'times', 'after', 'seen', 'hits'])

function effectOf(fault: FaultRecord): FaultEffect {
  return Object.fromEntries(Object.entries(fault).filter(([name, value]) => value !== undefined && !criteria.has(name)))
}
