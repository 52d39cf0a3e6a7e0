import { ProtectionError } from '@hakuna-kit/core'

/** An optional package is not installed. */
export class MissingPackageError extends ProtectionError {
  override readonly code = 'outbox_missing_package'
  override readonly name = 'MissingPackageError'
  constructor(
    readonly packageName: string,
    what: string,
  ) {
    super(`${what} needs the package "${packageName}", which is not installed. Run: npm install ${packageName}`)
  }
}

/** Another outbox has the folder open. PGlite is for one process; two would destroy its files. */
export class OutboxFolderLockedError extends ProtectionError {
  override readonly code = 'outbox_folder_locked'
  override readonly name = 'OutboxFolderLockedError'
  constructor(
    readonly folder: string,
    holder: string,
  ) {
    super(
      `The outbox folder "${folder}" is open in ${holder}, and only one process may have it open. ` +
        'Close that one first, or use PostgreSQL, which any number of processes can share.',
    )
  }
}

/** The options cannot be right, so nothing was opened. */
export class OutboxConfigurationError extends ProtectionError {
  override readonly code = 'outbox_configuration'
  override readonly name = 'OutboxConfigurationError'
}

/** No entry has this id, or it is not in a state in which this can be done. */
export class OutboxEntryError extends ProtectionError {
  override readonly code: 'outbox_unknown_entry' | 'outbox_entry_state'
  override readonly name = 'OutboxEntryError'
  constructor(
    code: OutboxEntryError['code'],
    readonly entryId: string,
    message: string,
  ) {
    super(message)
    this.code = code
  }
}

/** The outbox was closed. */
export class OutboxClosedError extends ProtectionError {
  override readonly code = 'outbox_closed'
  override readonly name = 'OutboxClosedError'
  constructor() {
    super('The outbox is closed, so nothing was enqueued or delivered. Open a new one with createOutbox().')
  }
}
