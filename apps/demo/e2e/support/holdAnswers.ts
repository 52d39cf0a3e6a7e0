import type { TestDemo } from './startTestDemo.js'

export type HeldAnswers = {
  /** How many are held back just now. */
  count(): number
  /** Lets every answer go, also those to come. */
  release(): void
}

/** Holds back what the shop's server answers to one of the protection calls, so that a test decides how slow "slow" is. */
export function holdAnswers({ shop }: Pick<TestDemo, 'shop'>, path: string): HeldAnswers {
  const answer = shop.fetch
  let letGo: (() => void)[] = []
  shop.fetch = async (request) => {
    const response = await answer(request)
    if (new URL(request.url).pathname === `/api/protection${path}`) {
      await new Promise<void>((resolve) => letGo.push(resolve))
    }
    return response
  }
  return {
    count: () => letGo.length,
    release() {
      shop.fetch = answer
      for (const resolve of letGo) resolve()
      letGo = []
    },
  }
}
