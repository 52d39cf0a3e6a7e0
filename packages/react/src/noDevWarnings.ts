import type { devWarnings as development } from './devWarnings.js'

/** In production nothing complains, and the words of `development.ts` are not in the bundle. */
export const devWarnings: typeof development | undefined = undefined
