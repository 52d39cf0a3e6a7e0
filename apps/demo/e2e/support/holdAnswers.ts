import type { TestDemo } from './startTestDemo.js'

export type HeldAnswers = {
  /** Number of answers that are held now. */
  count(): number
  /** Sends the held answers; later ones are not held. */
  release(): void
}

/** Holds the answers of the shop's server to one of the protection calls until the test releases them. */
export function holdAnswers({ shop }: Pick<TestDemo, 'shop'>, path: string): HeldAnswers {
  const answer = shop.fetch
  let held: (() => void)[] = []
  shop.fetch = async (request) => {
    const response = await answer(request)
    if (new URL(request.url).pathname === `/api/protection${path}`) {
      await new Promise<void>((resolve) => held.push(resolve))
    }
    return response
  }
  return {
    count: () => held.length,
    release() {
      shop.fetch = answer
      for (const resolve of held) resolve()
      held = []
    },
  }
}
