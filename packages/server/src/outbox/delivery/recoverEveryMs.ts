/**
 * Milliseconds between two looks for turns of dead workers: half of a lease, so that an order waits at most one and a
 * half leases, and no more often than once a second.
 */
export const recoverEveryMs = (leaseSeconds: number): number => Math.max(1_000, leaseSeconds * 500)
