import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useSyncExternalStore } from 'react'
import type { DevtoolsOrderEvent } from '@hakuna-kit/react/devtools'
import { developerPanelSwitch } from './developerPanelSwitch.js'
import { callShop } from './shopApi.js'

/** Loaded only when the panel is switched on. */
const ProtectionDevtools = lazy(async () => ({
  default: (await import('@hakuna-kit/react/devtools')).ProtectionDevtools,
}))

/** Shows developers what the kit does in this tab. Switched on in the footer. */
export function DeveloperPanel() {
  const isOn = useSyncExternalStore(developerPanelSwitch.subscribe, developerPanelSwitch.isOn)
  const { data } = useQuery({
    queryKey: ['shop', 'order-events'],
    queryFn: () => callShop<{ events: DevtoolsOrderEvent[] }>('GET', '/orders/events'),
    enabled: isOn,
    refetchInterval: 2_000,
  })
  if (!isOn) return null
  return (
    <Suspense>
      <ProtectionDevtools orderEvents={data?.events} defaultOpen />
    </Suspense>
  )
}
