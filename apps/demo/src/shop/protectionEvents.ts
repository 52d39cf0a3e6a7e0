import type { ProtectionEvent } from '@hakuna-kit/react'

const newest = 200
const events: ProtectionEvent[] = []

/**
 * Where a shop would hand the events to its analytics. The demo keeps the newest and tells the page of each, so that a
 * listener for `halle7:protection` sees what a shop would be told.
 */
export function recordProtectionEvent(event: ProtectionEvent) {
  events.push(event)
  if (events.length > newest) events.shift()
  window.dispatchEvent(new CustomEvent('halle7:protection', { detail: event }))
}
