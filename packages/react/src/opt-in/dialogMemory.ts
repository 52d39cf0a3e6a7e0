const key = 'hakuna-kit dialog'

type Memory = { asked: string[]; declined: boolean }

/** Remembers for the browser session for which products the dialog asked, and whether the shopper declined once. */
export const dialogMemory = {
  /** Once per product; after a no never again. False where the browser has no session storage. */
  mayAsk(productId: string): boolean {
    const memory = read()
    return !!memory && !memory.declined && !memory.asked.includes(productId)
  },
  remember(productId: string, isDeclined: boolean): void {
    const { asked = [], declined = false } = read() ?? {}
    const memory: Memory = { asked: [...new Set([...asked, productId])], declined: declined || isDeclined }
    try {
      sessionStorage.setItem(key, JSON.stringify(memory))
    } catch {
      // The storage is full or blocked; then `mayAsk()` finds no memory.
    }
  },
}

function read(): Memory | null {
  try {
    const { asked, declined } = JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<Memory>
    return { asked: Array.isArray(asked) ? asked : [], declined: declined === true }
  } catch {
    return null
  }
}
