import type { ContractDrift, ReportDrift } from '../insurer/transport/createDriftReporter.js'

/** What a codec reads, the drifts that it reports as `kind path`, and for which calls of the insurer. */
export function collectDrifts<Result>(read: (report: ReportDrift) => Result) {
  const drifts: ContractDrift[] = []
  const result = read((drift) => drifts.push(drift))
  return {
    result,
    drifts: drifts.map(({ kind, path }) => `${kind} ${path}`),
    endpoints: [...new Set(drifts.map(({ endpoint }) => endpoint))],
  }
}
