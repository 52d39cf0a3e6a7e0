'use client'
import { useSyncExternalStore, type CSSProperties } from 'react'
import type { Observable } from './observable.js'

/** The one place that speaks (`output` has the role "status"). Polite: it waits until the screen reader is done. */
export function LiveRegion({ sentence }: { sentence: Observable<string> }) {
  const text = useSyncExternalStore(sentence.subscribe, sentence.get, sentence.get)
  return (
    <output data-hakuna-kit="live" style={visuallyHidden}>
      {text}
    </output>
  )
}

/** Inline, so that it holds without the stylesheet. */
const visuallyHidden: CSSProperties = { position: 'absolute', clipPath: 'inset(50%)', whiteSpace: 'nowrap' }
