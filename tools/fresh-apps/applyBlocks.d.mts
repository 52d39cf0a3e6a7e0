import type { ReadmeBlock } from './readBlocks.mjs'

export function applyBlocks(folder: string, place: { source: string }, blocks: ReadmeBlock[]): void
