/** @throws Error that names the expected and the actual value, where they differ as JSON */
export function expectThat(what: string, actual: unknown, expected: unknown): void {
  const [actualJson, expectedJson] = [JSON.stringify(actual), JSON.stringify(expected)]
  if (actualJson !== expectedJson) throw new Error(`Expected ${what} to be ${expectedJson}, but it is ${actualJson}.`)
}

/** The error that the work rejects with; `undefined` when it resolves. */
export const rejectionOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error ?? new Error('rejected with nothing'),
  )
