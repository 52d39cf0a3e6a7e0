import type { ReadmeBlock } from './readBlocks.mjs'

export const limit: { steps: number; lines: number }
export function countFirstPlan(blocks: ReadmeBlock[], framework: string | undefined): { steps: number; lines: number }
