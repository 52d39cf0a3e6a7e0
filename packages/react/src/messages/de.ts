import { completeMessages } from './completeMessages.js'
import type { Messages } from './Messages.js'

/** German texts, complete. The default for German locales. */
export const de: Messages = /* @__PURE__ */ completeMessages('de')
