/** Texts by plural category of the language (`Intl.PluralRules`); `other` is always there. */
export type PluralText = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>

/** Shown as soon as the page is rendered. `{name}` marks a place for a value. */
export type OptInMessages = {
  heading: string
  optional: string
  /** The equal alternative beside several plans. */
  none: string
  /** Text of the link to the insurance information. */
  link: string
  /** Read by screen readers after the link's text. */
  newTab: string
  /** Opens the details dialog. */
  details: string
}

/** Shown beside the plans in the cart. */
export type RowMessages = {
  /** Removes a plan from the cart. */
  remove: string
}

/** Shown and announced after the shopper or the cart changed something. */
export type NoticeMessages = {
  added: string
  removed: string
  /** `{title}`, `{count}`: the quantity of the plan was changed with the quantity of its product. */
  adjusted: PluralText
  /** The plan was removed together with its product. */
  productRemoved: string
  addFailed: string
  removeFailed: string
  /** Why a change failed, by `CartAdapterError` code. */
  conflict: string
  locked: string
  refused: string
  unavailable: string
  /** The variant or its price changed, and the choice was kept: `{title}` and `{price}` of the plan. */
  choiceKept: string
  choiceCleared: string
}

/** Texts of the dialogs: the details of one plan, and the question on add-to-cart. */
export type DialogMessages = {
  /** Heading over the benefits. */
  benefits: string
  /** Says that the product can be bought without protection. */
  voluntary: string
  /** When the contract begins, and how the policy is sent. */
  contract: string
  /** `{price}` of the plan. */
  add: string
  close: string
  /** `{product}`: heading of the question on add-to-cart. */
  question: string
  decline: string
}

/** Texts of the confirmation page. */
export type OrderMessages = {
  /** Heading over the products that were bought without protection. */
  addAfterOrder: string
  /** Text of the link to the insurer's checkout. */
  addAfterOrderLink: string
  next: string
  mail: string
  policy: string
  /** `{count}` days left to withdraw. */
  daysLeft: PluralText
  /** Shown before the product is shipped. `{count}` days to withdraw after shipment. */
  withdraw: string
  claim: string
}

/**
 * All texts of Hakuna Kit in one language. Plain data, so that a server component can pass them to the provider.
 */
export type Messages = OptInMessages & RowMessages & NoticeMessages & DialogMessages & OrderMessages
