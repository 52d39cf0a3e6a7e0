import { PGlite } from '@electric-sql/pglite'

/** A PGlite in memory. Starting one takes seconds, so share it. */
export function startPglite(): Promise<PGlite> {
  return PGlite.create()
}
