/** Does `work` again and again; skips a turn while it still runs. Answers a function that stops it. */
export function repeat(work: () => Promise<void>, everyMs: number, onError: (error: unknown) => void): () => void {
  let isRunning = false
  const timer = setInterval(() => {
    if (isRunning) return
    isRunning = true
    void work()
      .catch(onError)
      .finally(() => {
        isRunning = false
      })
  }, everyMs)
  return () => clearInterval(timer)
}
