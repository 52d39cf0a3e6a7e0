import type { Position } from './equivalents.mjs'

export interface Survivor {
  file: string
  line: number
  code: string
  replacement: string
  status: string
}
export interface AreaScore {
  name: string
  goal: number
  noticed: number
  missed: Survivor[]
  odd: Survivor[]
}
interface StrykerMutant {
  status: string
  location: { start: Position; end: Position }
  replacement: string
}
export function scoreAreas(report: { files: Record<string, { source: string; mutants: StrykerMutant[] }> }): AreaScore[]
export function percentOf(score: Pick<AreaScore, 'noticed' | 'missed'>): number
