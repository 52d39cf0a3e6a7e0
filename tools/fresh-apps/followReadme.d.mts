import type { App } from './apps.mjs'
import type { ReadmeBlock } from './readBlocks.mjs'

export function followReadme(folder: string, app: App, blocks: ReadmeBlock[], options?: { until?: number }): void
