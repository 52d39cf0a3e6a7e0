import type { complain as development } from './development.js'

/** In production nothing complains, and the words of `development.ts` are not in the bundle. */
export const complain: typeof development | undefined = undefined
