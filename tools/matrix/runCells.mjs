/**
 * One combination of tools that must work. `run` rejects with the reason when it does not.
 *
 * @typedef {{ name: string, run: () => Promise<unknown> }} Cell
 * @typedef {{ name: string, seconds: number, reason: string | undefined }} Result
 */

/**
 * Runs cells, as many at a time as there are lanes, and prints a line for each.
 *
 * @param {Cell[]} cells
 * @returns {Promise<Result[]>} in the order of the cells
 */
export async function runCells(cells, lanes = 2) {
  const waiting = [...cells.entries()]
  const results = []
  const lane = async () => {
    for (let next; (next = waiting.shift());) {
      const [i, { name, run }] = next
      const began = Date.now()
      const reason = await findFault(run)
      const seconds = Math.round((Date.now() - began) / 100) / 10
      results[i] = { name, seconds, reason }
      console.log(`${name}: ${reason === undefined ? 'ok' : `RED\n${reason}`}, ${seconds} s`)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return results
}

/** Why a cell is red, or nothing. */
async function findFault(run) {
  try {
    await run()
    return undefined
  } catch (error) {
    return `${error.stack ?? error}`
  }
}
