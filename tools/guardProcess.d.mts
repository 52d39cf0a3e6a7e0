export interface GuardOptions {
  /** The process to end. */
  pid?: number | undefined
  /** A file that begins with the process id, where the id is not known yet. */
  pidFile?: string
  /** Sent until the process is gone, for at most five seconds; then SIGKILL. Default: SIGTERM. */
  signal?: NodeJS.Signals
  /** Removed after that. */
  folder?: string
}

/**
 * Ends a process and removes its folder once this process is gone, however it ended. `release` stops that: call it
 * when the process was ended in the usual way.
 */
export function guardProcess(options: GuardOptions): { release(): void }
