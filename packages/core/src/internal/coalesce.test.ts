import { describe, expect, it } from 'vitest'
import { coalesce } from './coalesce.js'

/** Work that ends when told, and counts its runs. */
function createWork() {
  const runs: { argument: string; resolve(value: number): void; reject(error: Error): void }[] = []
  const work = (argument = '') => new Promise<number>((resolve, reject) => runs.push({ argument, resolve, reject }))
  return { runs, work }
}

const microtasksEnd = () => new Promise((resolve) => setTimeout(resolve))

describe('coalesce', () => {
  it('lets all calls made while it runs share one further run, which begins after they called', async () => {
    const { runs, work } = createWork()
    const ask = coalesce(work)
    const first = ask()
    await microtasksEnd()
    const later = [ask(), ask(), ask()]
    await microtasksEnd()
    expect(runs).toHaveLength(1)
    runs[0]?.resolve(1)
    await microtasksEnd()
    expect(runs).toHaveLength(2)
    runs[1]?.resolve(2)
    expect(await first).toBe(1)
    expect(await Promise.all(later)).toEqual([2, 2, 2])
    expect(runs).toHaveLength(2)
  })

  it('lets the calls of one synchronous block share a run, with the arguments of the first call', async () => {
    const { runs, work } = createWork()
    const ask = coalesce(work)
    const [first, second] = [ask('a'), ask('b')]
    expect(second).toBe(first)
    await microtasksEnd()
    expect(runs.map(({ argument }) => argument)).toEqual(['a'])
  })

  it('continues after a run that failed, and tells the failure only to its own callers', async () => {
    const { runs, work } = createWork()
    const ask = coalesce(work)
    const first = ask()
    await microtasksEnd()
    const second = ask()
    runs[0]?.reject(new Error('no network'))
    await expect(first).rejects.toThrow('no network')
    await microtasksEnd()
    runs[1]?.resolve(2)
    expect(await second).toBe(2)
  })

  it('runs again for a call after the end', async () => {
    const { runs, work } = createWork()
    const ask = coalesce(work)
    for (const value of [1, 2, 3]) {
      const result = ask()
      await microtasksEnd()
      runs.at(-1)?.resolve(value)
      expect(await result).toBe(value)
    }
  })

  it('begins at once where told to, and still lets the calls made meanwhile share a run', async () => {
    const { runs, work } = createWork()
    const ask = coalesce(work, (run) => run())
    const first = ask()
    expect(runs).toHaveLength(1)
    const [second, third] = [ask(), ask()]
    expect(second).not.toBe(first)
    expect(third).toBe(second)
    runs[0]?.resolve(1)
    await microtasksEnd()
    expect(runs).toHaveLength(2)
  })

  it('lets calls share a run until `begin` starts it', async () => {
    const { runs, work } = createWork()
    let open = (): void => {}
    const ask = coalesce(work, (run) => new Promise<void>((resolve) => (open = resolve)).then(run))
    const first = ask()
    await microtasksEnd()
    expect(ask()).toBe(first)
    expect(runs).toHaveLength(0)
    open()
    await microtasksEnd()
    expect(runs).toHaveLength(1)
    expect(ask()).not.toBe(first)
  })

  it('continues after a `begin` that failed before the run', async () => {
    const { runs, work } = createWork()
    let isBroken = true
    const ask = coalesce(work, async (run) => {
      if (isBroken) throw new Error('no lock')
      return run()
    })
    await expect(ask()).rejects.toThrow('no lock')
    isBroken = false
    void ask()
    await microtasksEnd()
    expect(runs).toHaveLength(1)
  })
})
