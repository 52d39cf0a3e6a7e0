/**
 * Lets loops over one cart take turns, in this process. While one runs, all further calls share one that begins after it: k calls cost at
 * most two runs, and each caller's answer comes from a run that began after the call.
 */
export function createTurns<Result>(): (key: string, run: (hasWaited: boolean) => Promise<Result>) => Promise<Result> {
  const turns = new Map<string, { current: Promise<unknown>; next?: Promise<Result> | undefined }>()

  return (key, run) => {
    const turn = turns.get(key)
    if (turn?.next) return turn.next

    if (!turn) {
      const current = run(false)
      turns.set(key, { current })
      finish(key, current)
      return current
    }

    const next = turn.current.then(
      () => start(),
      () => start(),
    )
    turn.next = next
    return next

    function start(): Promise<Result> {
      const current = run(true)
      turns.set(key, { current })
      finish(key, current)
      return current
    }
  }

  function finish(key: string, current: Promise<Result>): void {
    const forget = () => {
      const turn = turns.get(key)
      if (turn?.current === current && !turn.next) turns.delete(key)
    }
    current.then(forget, forget)
  }
}
