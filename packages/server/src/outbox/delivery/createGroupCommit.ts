/** Calls made while one is running travel together in the next. */
export function createGroupCommit<Item>(commit: (items: Item[]) => Promise<void>) {
  let waiting: { item: Item; resolve: () => void; reject: (error: unknown) => void }[] = []
  let isRunning = false

  async function run(): Promise<void> {
    isRunning = true
    while (waiting.length > 0) {
      const group = waiting
      waiting = []
      try {
        await commit(group.map(({ item }) => item))
        for (const { resolve } of group) resolve()
      } catch (error) {
        for (const { reject } of group) reject(error)
      }
    }
    isRunning = false
  }

  return {
    add(item: Item): Promise<void> {
      return new Promise((resolve, reject) => {
        waiting.push({ item, resolve, reject })
        if (!isRunning) void run()
      })
    },
  }
}
