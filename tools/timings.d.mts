/** One test file in one project. Times in milliseconds. */
export interface ModuleTiming {
  project: string
  tests: number
  began: number
  ended: number
  /** Loading, environment and tests. */
  ms: number
}
export interface TimingRow {
  project: string
  files: number
  tests: number
  /** From the start of its first file to the end of its last. Projects of one group run side by side. */
  wallSeconds: number
  workSeconds: number
}
export function timingRows(modules: ModuleTiming[]): TimingRow[]
export function writeTimings(rows: TimingRow[], run: { date: string; cores: number; seconds: number }): string
export function replaceTimings(text: string, table: string): string
