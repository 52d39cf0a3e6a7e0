import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { runCells } from './runCells.mjs'

beforeEach(() => void vi.spyOn(console, 'log').mockImplementation(() => {}))
afterEach(() => void vi.restoreAllMocks())

describe('runCells', () => {
  it('runs the cells after a red one, and tells the reason', async () => {
    const results = await runCells([
      { name: 'one', run: async () => Promise.reject(new Error('no such file')) },
      { name: 'two', run: async () => Promise.resolve() },
      { name: 'three', run: async () => Promise.resolve() },
    ])
    expect(results.map(({ name, reason }) => [name, reason === undefined])).toEqual([
      ['one', false],
      ['two', true],
      ['three', true],
    ])
    expect(results[0]?.reason).toContain('no such file')
    expect(console.log).toHaveBeenCalledWith(expect.stringMatching(/^one: RED\n.*no such file/s))
  })

  it('is red where a cell throws before its promise', async () => {
    const run = () => {
      throw new Error('broken')
    }
    const [result] = await runCells([{ name: 'one', run }])
    expect(result?.reason).toContain('broken')
  })

  it('has no more cells at work than lanes', async () => {
    let running = 0
    let most = 0
    const run = async () => {
      most = Math.max(most, ++running)
      await new Promise((resolve) => setTimeout(resolve, 5))
      running--
    }
    await runCells(
      Array.from({ length: 5 }, (_, i) => ({ name: `${i}`, run })),
      2,
    )
    expect(most).toBe(2)
  })
})
