import type { QueryClient } from '@tanstack/react-query'
import type { Protection } from '../ProtectionContext.js'
import { createRecording, type Recording, type RecordingOptions } from './createRecording.js'
import { watchCart } from './watchCart.js'
import { watchConnections } from './watchConnections.js'
import { watchPlans } from './watchPlans.js'
import { watchSelections } from './watchSelections.js'

export type RecorderOptions = Pick<Protection, 'choices' | 'announcer' | 'cartStore'> &
  RecordingOptions & { queries: QueryClient }

export type Recorder = {
  recording: Recording
  /** Listens until the returned function is called. Changes nothing in what it listens to. */
  start(): () => void
}

/** Listens to all that a provider does. No React in it. */
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
