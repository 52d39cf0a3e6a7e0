/**
 * The seed of a random test. CI keeps `fallback`, so that a failure there comes from a change of the code;
 * `pnpm test:nightly` and whoever repeats a failure set HAKUNA_TEST_SEED.
 *
 * fast-check prints the seed of a failure itself. For other generators use `withSeed`.
 *
 * @throws Error if HAKUNA_TEST_SEED is no whole number of 32 bits: the run would not be the one that was asked for
 */
export function testSeed(fallback: number): number {
  const given = process.env['HAKUNA_TEST_SEED']
  if (!given) return fallback
  const seed = Number(given)
  if (seed === (seed | 0)) return seed
  throw new Error(
    `HAKUNA_TEST_SEED is "${given}", so no random test can run with it. ` +
      'Set a whole number from -2147483648 to 2147483647.',
  )
}

/** Runs a test with `testSeed(fallback)`. If the test fails, its seed is printed. */
export async function withSeed<Result>(
  fallback: number,
  run: (seed: number) => Result | Promise<Result>,
): Promise<Result> {
  const seed = testSeed(fallback)
  try {
    return await run(seed)
  } catch (error) {
    process.stderr.write(`The test failed with seed ${seed}. HAKUNA_TEST_SEED=${seed} repeats it.\n`)
    throw error
  }
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
