const key = 'hakuna-kit dialog'

type Memory = { offered: string[]; declined: boolean }

/** Remembers for the browser session which products were offered in a dialog, and whether the shopper said no to one. */
export const dialogMemory = {
  /** Once per product; after a no never again. Where nothing can be remembered, nothing is asked. */
  mayOffer(productId: string): boolean {
    const memory = read()
    return !!memory && !memory.declined && !memory.offered.includes(productId)
  },
  remember(productId: string, isDeclined: boolean): void {
    const { offered = [], declined = false } = read() ?? {}
    const memory: Memory = { offered: [...new Set([...offered, productId])], declined: declined || isDeclined }
    try {
      sessionStorage.setItem(key, JSON.stringify(memory))
    } catch {
      // Storage is full or forbidden: the next read says so.
    }
  },
}

function read(): Memory | null {
  try {
    const { offered, declined } = JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<Memory>
    return { offered: Array.isArray(offered) ? offered : [], declined: declined === true }
  } catch {
    return null
  }
}
