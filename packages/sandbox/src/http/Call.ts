/** What a handler receives. */
export type Call = {
  /** The part of the path that stands for `{id}`; empty where the path has none. */
  id: string
  query: URLSearchParams
  /** The parsed JSON body; undefined on GET. */
  body: unknown
  /** When the message arrived, by the sandbox's clock. */
  now: Date
}

/** What a handler returns: a status, a JSON body, and headers besides the usual ones. */
export type Answer = { status: number; body: unknown; headers?: Record<string, string> }
