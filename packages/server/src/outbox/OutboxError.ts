import { ProtectionError } from '@hakuna-kit/core'

/**
 * Every error of the outbox: what happened and what to do. The codes are stable and safe to switch on; texts may
 * change. No text holds customer data. `docs/orders.md` shows this table.
 */
export const outboxErrors = {
  /** The options cannot work, so nothing was opened. */
  outbox_configuration: {
    problem: ({ reason }: { reason: string }) => reason,
    whatToDo: 'Correct the options of createOutbox().',
  },
  /** The package is an optional peer dependency. */
  outbox_missing_package: {
    /** `neededFor`: what needs it, e.g. `An outbox in a folder`. */
    problem: ({ packageName, neededFor }: { packageName: string; neededFor: string }) =>
      `${neededFor} needs the package "${packageName}", which is not installed.`,
    whatToDo: 'Install it, e.g. with npm install.',
  },
  /** PGlite is for one process; two would destroy its files. */
  outbox_folder_locked: {
    /** `holder`: process id and machine. */
    problem: ({ folder, holder }: { folder: string; holder: string }) =>
      `The folder "${folder}" is open in ${holder}, and only one process may have it open.`,
    whatToDo: 'Close it there first, or use PostgreSQL, which any number of processes can share.',
  },
  outbox_closed: {
    problem: () => 'The outbox is closed, so nothing was enqueued or delivered.',
    whatToDo: 'Open a new one with createOutbox().',
  },
  outbox_unknown_entry: {
    problem: ({ entryId }: { entryId: string }) => `The outbox has no entry "${entryId}".`,
    whatToDo: 'Take an id from `list`.',
  },
  outbox_entry_state: {
    problem: ({ entryId, state }: { entryId: string; state: string }) =>
      `The entry "${entryId}" is ${state}, so this cannot be done with it.`,
    whatToDo: 'Retry only dead entries; skip only waiting and dead ones.',
  },
}

/** Stable code of an error of the outbox. */
export type OutboxErrorCode = keyof typeof outboxErrors

type DetailsOf<Code extends OutboxErrorCode> = Parameters<(typeof outboxErrors)[Code]['problem']>

/** An error of the outbox itself. Wrong or repeated changes are refused with an `OrderError`. */
export class OutboxError<Code extends OutboxErrorCode = OutboxErrorCode> extends ProtectionError {
  override readonly name = 'OutboxError'
  override readonly code: Code
  /** What the code adds, e.g. `entryId`. */
  readonly details: DetailsOf<Code>[0]

  constructor(code: Code, ...[details]: DetailsOf<Code>) {
    const { problem, whatToDo }: { problem: (details: never) => string; whatToDo: string } = outboxErrors[code]
    super(`${problem(details as never)} ${whatToDo}`)
    this.code = code
    this.details = details
  }
}
