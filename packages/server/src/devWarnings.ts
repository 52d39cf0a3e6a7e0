import { createProxyWarnings } from './dev-warnings/createProxyWarnings.js'
import { warnOfEnvironment } from './dev-warnings/warnOfEnvironment.js'

/**
 * Lines for developers in the server's console. `undefined` in production, and where there is no `process`, since that
 * may be production too. Written so that bundlers which put a constant in the place of `process.env.NODE_ENV` leave
 * the texts out.
 */
export const devWarnings =
  typeof process === 'undefined'
    ? undefined
    : process.env.NODE_ENV === 'production'
      ? undefined
      : { createProxyWarnings, warnOfEnvironment }
