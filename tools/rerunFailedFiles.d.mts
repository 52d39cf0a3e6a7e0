/** What is read of Vitest's JSON report. */
export interface TestReport {
  numTotalTests: number
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  success: boolean
  flaky?: string[]
  testResults: { name: string; status: string; assertionResults: { status: string }[] }[]
}
export interface RerunOptions {
  report: TestReport
  run: (files: string[], projects: string[]) => Promise<{ ok: boolean; report?: TestReport }>
  log?: (line: string) => void
}
export function rerunFailedFiles(options: RerunOptions): Promise<{ report: TestReport; isMended: boolean }>
