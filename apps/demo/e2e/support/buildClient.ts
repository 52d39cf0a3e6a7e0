import { fileURLToPath } from 'node:url'
import { buildPages } from '../../../../tools/buildPages.js'

export const demoFolder = fileURLToPath(new URL('../..', import.meta.url))

/** Bundles the shop's pages into a temporary folder. */
export const buildClient = (mode: 'development' | 'production') => buildPages(demoFolder, mode)
