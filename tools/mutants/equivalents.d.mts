/** Both from 0. */
export interface Position {
  line: number
  column: number
}
export interface Mutant {
  file: string
  start: Position
  end: Position
  replacement: string
}
export interface Equivalent {
  file: string
  code: string
  replacement: string
  why: string
}
export function readEquivalents(): Equivalent[]
export function codeOf(source: string, mutant: Pick<Mutant, 'start' | 'end'>): string
export function createEquivalentCheck(equivalents: Equivalent[]): (source: string, mutant: Mutant) => string | undefined
