import type { Messages } from './Messages.js'

/** English texts, complete. */
export const en: Messages = {
  heading: 'Product protection',
  optional: 'Optional',
  none: 'No protection',
  link: 'Insurance information',
  linkContext: '{title}, opens in a new tab',
  remove: 'Remove protection',
  covers: { one: 'covers {count} item', other: 'covers {count} items' },
  added: '{title} added.',
  removed: '{title} removed.',
  adjusted: { one: '{title} now covers {count} item.', other: '{title} now covers {count} items.' },
  productRemoved: '{title} removed together with its product.',
  addFailed: '{title} could not be added.',
  removeFailed: '{title} could not be removed.',
  conflict: 'The cart has just changed. Please try again.',
  locked: 'The cart cannot be changed right now.',
  refused: 'The shop cannot take this change.',
  unavailable: 'Please try again later.',
  choiceKept: 'Your choice was kept: {title}, {price}.',
  choiceCleared: 'Your choice was cleared: {title} is not offered for this version.',
}
