'use client'
import { useSyncExternalStore } from 'react'
import type { Observable } from './observable.js'
import { visuallyHidden } from './visuallyHidden.js'

/** The one place that speaks. Polite: it waits until the screen reader has finished its sentence. */
export function LiveRegion({ sentence }: { sentence: Observable<string> }) {
  const text = useSyncExternalStore(sentence.subscribe, sentence.get, sentence.get)
  return (
    <div role="status" data-hakuna-kit="live" style={visuallyHidden}>
      {text}
    </div>
  )
}
