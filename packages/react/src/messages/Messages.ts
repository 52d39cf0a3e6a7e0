/** Texts by plural category of the language (`Intl.PluralRules`); `other` is always there. */
export type PluralText = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>

/**
 * Every word that Hakuna Kit shows or speaks, in one language. `{name}` marks a place for a value.
 * Plain data, so that texts pass from a server component to the provider.
 */
export type Messages = {
  heading: string
  optional: string
  /** The equal alternative beside several plans. */
  none: string
  /** Text of the link to the insurance information. */
  link: string
  /** Spoken after the link's text: `{title}` of the plan. */
  linkContext: string
  remove: string
  /** `{count}` units covered. */
  covers: PluralText
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
  /** A variant was chosen: `{title}` and `{price}` of the plan that was kept. */
  choiceKept: string
  choiceCleared: string
}
