import { laterDe } from './later.js'
import type { Messages } from './Messages.js'
import { offerDe } from './offer.js'

/** German texts, complete. The default for German locales. */
export const de: Messages = { ...offerDe, ...laterDe }
