import type { ConnectedRow, RowStatus } from './ConnectedRow.js'

const ignore = () => {}

/** A row that shows no plans and can do nothing. */
export function createEmptyRow(status: RowStatus): ConnectedRow {
  return {
    state: {
      status,
      plansInCart: [],
      uncovered: 0,
      plans: [],
      pending: undefined,
      notice: null,
      unprotect: ignore,
    },
    answer: ignore,
    report: ignore,
  }
}
