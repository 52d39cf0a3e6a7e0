import type { QueryClient } from '@tanstack/react-query'
import type { Protection } from '../../ProtectionContext.js'
import { createRecording, type Recording, type RecordingOptions } from './createRecording.js'
import { watchCart } from './watchers/watchCart.js'
import { watchConnections } from './watchers/watchConnections.js'
import { watchPlans } from './watchers/watchPlans.js'
import { watchSelections } from './watchers/watchSelections.js'

export type RecorderOptions = Pick<Protection, 'choices' | 'announcer' | 'cartStore'> &
  RecordingOptions & { queries: QueryClient }

export type Recorder = {
  recording: Recording
  /** Listens until the returned function is called. It never changes what it listens to. */
  start(): () => void
}

/** Records everything that a provider does. Does not use React. */
export function createRecorder({ queries, choices, announcer, cartStore, now, limit }: RecorderOptions): Recorder {
  const recording = createRecording({ now, limit })
  const starts = [
    watchPlans(queries, recording),
    watchSelections(announcer, choices, recording),
    ...(cartStore ? [watchCart(cartStore, recording), watchConnections(queries, cartStore, recording)] : []),
  ]
  return {
    recording,
    start() {
      const stops = starts.map((start) => start())
      return () => stops.forEach((stop) => stop())
    },
  }
}
