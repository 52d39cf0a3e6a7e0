import type { ProtectionEvent } from '@hakuna-kit/react'

/** A real shop would send the event to its analytics. The demo dispatches it as `halle7:protection` on `window`. */
export function dispatchProtectionEvent(event: ProtectionEvent) {
  window.dispatchEvent(new CustomEvent('halle7:protection', { detail: event }))
}
