/** Texts by plural category of the language (`Intl.PluralRules`); `other` is always there. */
export type PluralText = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>

/** What stands in the page at first sight. `{name}` marks a place for a value. */
export type OptInMessages = {
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
}

/** What is said and shown after the shopper or the cart did something. */
export type NoticeMessages = {
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

/** What the dialogs say: the details of one plan, and the offer on add-to-cart. */
export type DialogMessages = {
  /** Heading over the benefits. */
  benefits: string
  /** That the product can be bought without. */
  voluntary: string
  /** When the contract begins and how its papers come. */
  contract: string
  /** `{price}` of the plan. */
  add: string
  close: string
  /** `{product}`: heading of the offer on add-to-cart. */
  question: string
  decline: string
}

/** What the confirmation page says. */
export type OrderMessages = {
  /** Heading over the offer for what was bought without protection. */
  lateOffer: string
  /** Text of the link to the insurer's checkout. */
  lateLink: string
  next: string
  mail: string
  policy: string
  /** `{count}` days left to withdraw. */
  daysLeft: PluralText
  /** Before the product is shipped the days have not begun. */
  withdraw: string
  claim: string
}

/**
 * Every word that Hakuna Kit shows or speaks, in one language. Plain data, so that texts pass from a server component
 * to the provider.
 */
export type Messages = OptInMessages & NoticeMessages & DialogMessages & OrderMessages
