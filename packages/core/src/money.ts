/** An amount in integer minor units (cents for `eur`, whole yen for `jpy`) with its lower-case ISO 4217 code. */
export type Money = { amount: number; currency: string }
