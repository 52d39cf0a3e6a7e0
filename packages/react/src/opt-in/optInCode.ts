import { createLazy } from '../createLazy.js'

/** What is needed once plans are shown: reports, the choice for another variant, the details dialog. */
export const optInCode = createLazy(() => import('./followOptIn.js'))
