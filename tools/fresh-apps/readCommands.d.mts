import type { ReadmeBlock } from './readBlocks.mjs'

export function readCommands(blocks: ReadmeBlock[]): { install: string[]; sandbox: string; run: string }
