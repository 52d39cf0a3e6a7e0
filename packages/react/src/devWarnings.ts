import { cartWarnings } from './dev-warnings/cartWarnings.js'
import { lookupWarnings } from './dev-warnings/lookupWarnings.js'
import { optInWarnings } from './dev-warnings/optInWarnings.js'
import { providerWarnings } from './dev-warnings/providerWarnings.js'

/**
 * Lines for developers in the browser's console: what happened, why it matters, what to do. Each once for its cause.
 * `undefined` in production: bundlers put a constant in the place of `process.env.NODE_ENV`, and so leave the texts
 * out. Callers ask for the constant too, since esbuild removes a call only there:
 * `if (process.env.NODE_ENV !== 'production') devWarnings?.…`.
 */
export const devWarnings =
  process.env.NODE_ENV === 'production'
    ? undefined
    : { ...cartWarnings, ...lookupWarnings, ...optInWarnings, ...providerWarnings }
