import { dialogDe } from './dialog.js'
import { laterDe } from './notices.js'
import type { Messages } from './Messages.js'
import { offerDe } from './optIn.js'
import { orderDe } from './order.js'

/** German texts, complete. The default for German locales. */
export const de: Messages = { ...offerDe, ...laterDe, ...dialogDe, ...orderDe }
