import type { AreaScore, Survivor } from './scoreAreas.mjs'

export function writeScores(scores: AreaScore[], run: { seed: number; date: string }): string
export function writeSurvivor(survivor: Survivor): string
export function replaceScores(text: string, scores: string): string
