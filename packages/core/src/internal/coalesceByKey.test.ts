import { describe, expect, it } from 'vitest'
import { coalesceByKey } from './coalesceByKey.js'

const microtasksEnd = () => new Promise((resolve) => setTimeout(resolve))

/** Records each run as `name`, or `name waited`; the test ends the runs. */
function createRuns() {
  const begun: string[] = []
  const ends: (() => void)[] = []
  const work = (name: string) => (hasWaited: boolean) => {
    begun.push(hasWaited ? `${name} waited` : name)
    return new Promise<string>((resolve) => ends.push(() => resolve(name)))
  }
  return { begun, ends, work }
}

describe('coalesceByKey', () => {
  it('begins at once for a key without a run, whatever other keys do', () => {
    const { begun, work } = createRuns()
    const run = coalesceByKey<string>()
    void run('a', work('first'))
    void run('b', work('other'))
    expect(begun).toEqual(['first', 'other'])
  })

  it('lets all calls made meanwhile share one further run, which does the work of the first of them', async () => {
    const { begun, ends, work } = createRuns()
    const run = coalesceByKey<string>()
    void run('a', work('first'))
    const shared = [run('a', work('second')), run('a', work('third'))]
    await microtasksEnd()
    expect(begun).toEqual(['first'])
    ends[0]?.()
    await microtasksEnd()
    ends[1]?.()
    expect(await Promise.all(shared)).toEqual(['second', 'second'])
    expect(begun).toEqual(['first', 'second waited'])
  })

  it('forgets a key whose runs have ended, also after a failure', async () => {
    const { begun, ends, work } = createRuns()
    const run = coalesceByKey<string>()
    const failed = run('a', () => Promise.reject(new Error('no network')))
    await expect(failed).rejects.toThrow('no network')
    await microtasksEnd()
    void run('a', work('second time'))
    ends[0]?.()
    await microtasksEnd()
    void run('a', work('third time'))
    expect(begun).toEqual(['second time', 'third time'])
  })

  it('lets a third call wait while the second run is under way', async () => {
    const { begun, ends, work } = createRuns()
    const run = coalesceByKey<string>()
    void run('a', work('first'))
    void run('a', work('second'))
    ends[0]?.()
    await microtasksEnd()
    void run('a', work('third'))
    expect(begun).toEqual(['first', 'second waited'])
    ends[1]?.()
    await microtasksEnd()
    expect(begun).toEqual(['first', 'second waited', 'third waited'])
  })

  it('continues with the shared run after one that failed', async () => {
    const { begun, work } = createRuns()
    const run = coalesceByKey<string>()
    const failed = run('a', () => Promise.reject(new Error('no network')))
    void run('a', work('second'))
    await expect(failed).rejects.toThrow('no network')
    await microtasksEnd()
    expect(begun).toEqual(['second waited'])
  })
})
