/** @throws Error that says what was expected and what came */
export function expectThat(what: string, actual: unknown, expected: unknown): void {
  const [came, wanted] = [JSON.stringify(actual), JSON.stringify(expected)]
  if (came !== wanted) throw new Error(`Expected ${what} to be ${wanted}, but it is ${came}.`)
}

/** What the work rejects with; `undefined` when it resolves. */
export const rejectionOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error ?? new Error('rejected with nothing'),
  )
