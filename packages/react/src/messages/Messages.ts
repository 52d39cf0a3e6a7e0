/** Texts by plural category of the language (`Intl.PluralRules`); `other` is always there. */
export type PluralText = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>

/** What stands in the page at first sight. `{name}` marks a place for a value. */
export type OfferMessages = {
  heading: string
  optional: string
  /** The equal alternative beside several plans. */
  none: string
  /** Text of the link to the insurance information. */
  link: string
  /** Spoken after the link's text. */
  newTab: string
  /** Opens the details dialog. */
  details: string
  remove: string
  /** `{count}` units covered. */
  covers: PluralText
}

/** What is said and shown after the shopper or the cart did something. */
export type LaterMessages = {
  added: string
  removed: string
  /** `{title}`, `{count}`: the plan's quantity followed its product's. */
  adjusted: PluralText
  /** The plan went with its product. */
  productRemoved: string
  addFailed: string
  removeFailed: string
  /** Why a change failed, by `CartAdapterError` code. */
  conflict: string
  locked: string
  refused: string
  unavailable: string
  /** The variant or its price changed: `{title}` and `{price}` of the plan that was kept. */
  choiceKept: string
  choiceCleared: string
}

/**
 * Every word that Hakuna Kit shows or speaks, in one language. Plain data, so that texts pass from a server component
 * to the provider.
 */
export type Messages = OfferMessages & LaterMessages
