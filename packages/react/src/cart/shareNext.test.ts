import { describe, expect, it } from 'vitest'
import { shareNext } from './shareNext.js'

/** Work that ends when told, and tells how often it began. */
function createWork() {
  const runs: { resolve(value: number): void; reject(error: Error): void }[] = []
  const work = () => new Promise<number>((resolve, reject) => runs.push({ resolve, reject }))
  return { runs, work }
}

const nothingWaits = () => new Promise((resolve) => setTimeout(resolve))

describe('shareNext', () => {
  it('lets all who ask while it runs share one more run, which begins after they asked', async () => {
    const { runs, work } = createWork()
    const ask = shareNext(work)
    const first = ask()
    await nothingWaits()
    const later = [ask(), ask(), ask()]
    await nothingWaits()
    expect(runs).toHaveLength(1)
    runs[0]?.resolve(1)
    await nothingWaits()
    expect(runs).toHaveLength(2)
    runs[1]?.resolve(2)
    expect(await first).toBe(1)
    expect(await Promise.all(later)).toEqual([2, 2, 2])
  })

  it('goes on after a run that failed', async () => {
    const { runs, work } = createWork()
    const ask = shareNext(work)
    const first = ask()
    await nothingWaits()
    const second = ask()
    runs[0]?.reject(new Error('no network'))
    await expect(first).rejects.toThrow('no network')
    await nothingWaits()
    runs[1]?.resolve(2)
    expect(await second).toBe(2)
  })
})
