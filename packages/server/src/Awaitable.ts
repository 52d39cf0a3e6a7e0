/** What a function of the shop may answer: the value itself, or a promise of it. */
export type Awaitable<Value> = Value | Promise<Value>
