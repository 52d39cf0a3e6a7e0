import { createLazy } from '../createLazy.js'

/** What the later code of the cart uses of it as well. */
export type OptInCode = typeof import('./followOptIn.js')

/** What is needed once plans are shown: reports, the choice for another variant, the details dialog. */
export const optInCode = createLazy(() => import('./followOptIn.js'))
