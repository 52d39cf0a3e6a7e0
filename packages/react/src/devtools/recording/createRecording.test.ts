import { describe, expect, it, vi } from 'vitest'
import { createRecording } from './createRecording.js'

describe('createRecording', () => {
  it('calls its subscribers once for many changes, and not at once', async () => {
    const recording = createRecording({ now: () => 7 })
    const listener = vi.fn()
    recording.subscribe(listener)
    recording.add({ type: 'round_started', loop: 1, round: 1 })
    recording.add({ type: 'round_started', loop: 1, round: 2 })
    expect(listener).not.toHaveBeenCalled()
    await Promise.resolve()
    expect(listener).toHaveBeenCalledTimes(1)
    expect(recording.get().entries).toMatchObject([
      { id: 1, at: 7 },
      { id: 2, at: 7 },
    ])
  })

  it('keeps the newest entries and counts the dropped ones', async () => {
    const recording = createRecording({ limit: 3 })
    for (let round = 1; round <= 5; round++) recording.add({ type: 'round_started', loop: 1, round })
    await Promise.resolve()
    expect(recording.get().entries.map(({ id }) => id)).toEqual([3, 4, 5])
    expect(recording.get().dropped).toBe(2)
    recording.clear()
    await Promise.resolve()
    expect(recording.get()).toMatchObject({ entries: [], dropped: 0 })
  })
})
