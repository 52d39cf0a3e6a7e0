import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef } from 'react'
import { ErrorBoundary } from '../ErrorBoundary.js'
import { useProtection } from '../ProtectionContext.js'
import { createRecorder } from './recording/createRecorder.js'
import type { DevtoolsOrderEvent } from './recording/DevtoolsOrderEvent.js'
import { mountPanel, type MountedPanel } from './panel/mountPanel.js'
import { Panel } from './panel/Panel.js'

export type ProtectionDevtoolsProps = {
  /**
   * Order events and their delivery to the insurer, from the shop's own server: the proxy does not give them to
   * browsers. In any order; the panel sorts them by time.
   */
  orderEvents?: readonly DevtoolsOrderEvent[] | undefined
  /** Whether the panel is open at first. Default false: only its button is on the page. */
  defaultOpen?: boolean | undefined
  /** Corner of the window for the button. Default `right`. */
  corner?: 'left' | 'right' | undefined
}

const none: readonly DevtoolsOrderEvent[] = []

/**
 * The developer panel: a timeline of lookups, choices, cart lines, cart syncs with each action and its reason, and
 * order events; why a product has no plans; and a report for support without keys and personal data.
 *
 * Put it anywhere inside `<ProtectionProvider>`. It renders nothing there, changes nothing and stores nothing. The
 * panel has a React root and a shadow root of its own at the end of the body, so its styles, events and errors do not
 * reach the shop.
 *
 * @throws ProtectionSetupError in development, outside of a provider.
 */
export function ProtectionDevtools(props: ProtectionDevtoolsProps) {
  return (
    <ErrorBoundary component="ProtectionDevtools">
      <Devtools {...props} />
    </ErrorBoundary>
  )
}

function Devtools({ orderEvents = none, defaultOpen = false, corner = 'right' }: ProtectionDevtoolsProps) {
  const { choices, announcer, cartStore, locale } = useProtection()
  const queries = useQueryClient()
  const recorder = useMemo(
    () => createRecorder({ queries, choices, announcer, cartStore }),
    [queries, choices, announcer, cartStore],
  )
  useEffect(() => recorder.start(), [recorder])

  const panel = useRef<MountedPanel>(null)
  useEffect(() => {
    const mounted = mountPanel()
    panel.current = mounted
    return () => mounted.remove()
  }, [])
  useEffect(() => {
    const { recording } = recorder
    panel.current?.render(<Panel {...{ recording, orderEvents, locale, corner, defaultOpen }} />)
  })
  return null
}
