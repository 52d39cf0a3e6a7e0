import type { devWarnings as development } from './devWarnings.js'

/** In production there are no warnings, and the texts of `devWarnings.ts` are not in the bundle. */
export const devWarnings: typeof development | undefined = undefined
