import { chooseBlocks } from './readBlocks.mjs'

const section = 'The first plan'

/** What a shop may need until its first plan. */
export const limit = { steps: 2, lines: 10 }

/**
 * How far it is to the first plan, by the README's own text: the steps of that section, and the lines of code in them
 * that are not empty. Commands and the shop's own product data are not counted.
 */
export function countFirstPlan(blocks, framework) {
  const counted = chooseBlocks(blocks, framework).filter(
    (block) => block.section === section && block.step !== undefined && block.title !== undefined,
  )
  const lines = counted.flatMap(({ code }) => code.split('\n').filter((line) => line.trim() !== ''))
  return { steps: new Set(counted.map(({ step }) => step)).size, lines: lines.length }
}
