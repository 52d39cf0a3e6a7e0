import { normalisePath } from './endpoints.js'

/**
 * One scripted fault. When several faults match a request, all take effect; where two set the same effect, the first
 * one decides.
 */
export type Fault = {
  /** Path without `/sandbox`, such as `/plans`; also matches every path below it. Absent: every path. */
  path?: string | undefined
  /** HTTP method. Absent: every method. */
  method?: string | undefined
  /** Number of requests that the fault hits. Absent: no limit. */
  times?: number | undefined
  /** Number of matching requests that pass before the first hit. */
  after?: number | undefined
  /** Milliseconds to wait before anything else. */
  delayMs?: number | undefined
  /** Answer this status and do no work. */
  status?: number | undefined
  /** Headers added to the answer, such as `Retry-After`. */
  headers?: Record<string, string> | undefined
  /** Text sent in place of the real answer. Without `status` the work is done all the same. */
  body?: string | undefined
  /** Network error; no work is done. */
  dropRequest?: boolean | undefined
  /** The work is done, then a network error follows. */
  dropAnswer?: boolean | undefined
  /** Every answer to a cart report has one more action for a plan line, so the cart never settles. */
  endlessActions?: boolean | undefined
  /** Minor units added to the price of every plan in lookups and offers. */
  priceDrift?: number | undefined
}

/** What the faults in force do to one request. */
export type FaultEffect = Omit<Fault, 'path' | 'method' | 'times' | 'after'>

/** A fault, with the number of requests that matched it (`seen`) and that it changed (`hits`). */
export type FaultRecord = Fault & { seen: number; hits: number }

/** Decides which fault hits which request, and counts. */
export function createFaults(faults: readonly Fault[] = []) {
  const records: FaultRecord[] = faults.map((fault) => ({ ...fault, seen: 0, hits: 0 }))

  return {
    /** Counts this request. Returns what happens to it; undefined: nothing. */
    take(method: string, path: string): FaultEffect | undefined {
      const hitting = records.filter((fault) => matches(fault, method, path) && count(fault))
      if (hitting.length === 0) return undefined
      // Assigned from last to first, so that the first fault in the list decides.
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

/** What is undefined sets nothing, so that another fault can decide. */
function effectOf(fault: Fault): FaultEffect {
  return Object.fromEntries(Object.entries(fault).filter(([, value]) => value !== undefined))
}
