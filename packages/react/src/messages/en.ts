import { completeMessages } from './completeMessages.js'
import type { Messages } from './Messages.js'

/** English texts, complete. The default for all locales that are not German. */
export const en: Messages = /* @__PURE__ */ completeMessages('en')
