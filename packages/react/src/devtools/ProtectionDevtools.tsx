'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef } from 'react'
import { useProtection } from '../ProtectionContext.js'
import { createRecorder } from './createRecorder.js'
import type { DevtoolsOrderEvent } from './DevtoolsOrderEvent.js'
import { mountPanel, type MountedPanel } from './mountPanel.js'
import { Panel } from './Panel.js'

export type ProtectionDevtoolsProps = {
  /**
   * Order events and what became of telling the insurer, from the shop's own server: the browser cannot reach them by the
   * proxy. In any order; they are sorted by time.
   */
  orderEvents?: readonly DevtoolsOrderEvent[] | undefined
  /** Default false: only its button is on the page. */
  defaultOpen?: boolean | undefined
  /** Where the button stands. Default `right`. */
  corner?: 'left' | 'right' | undefined
}

const none: readonly DevtoolsOrderEvent[] = []

/**
 * The developer panel: a timeline of lookups, choices, cart lines, cart syncs with each action and its reason, and order
 * events; why a product has no offer; and a report for support without keys and personal data.
 *
 * Stands anywhere inside of `<ProtectionProvider>`, renders nothing in its place, listens only, and keeps nothing beyond the
 * page. It draws in a React root and a shadow root of its own at the end of the body, so neither its styles, its events nor
 * its faults reach the shop.
 *
 * @throws ProtectionSetupError outside of a provider.
 */
export function ProtectionDevtools({
  orderEvents = none,
  defaultOpen = false,
  corner = 'right',
}: ProtectionDevtoolsProps) {
  const { choices, announcer, cartStore, locale } = useProtection('<ProtectionDevtools>')
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
