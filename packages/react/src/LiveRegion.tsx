'use client'
import { useSyncExternalStore, type CSSProperties } from 'react'
import type { Observable } from './createObservable.js'

/** The one place that speaks (`output` has the role "status"). Polite: it waits until the screen reader is done. */
export function LiveRegion({ sentence }: { sentence: Observable<string> }) {
  const text = useSyncExternalStore(sentence.subscribe, sentence.get, sentence.get)
  return (
    <output data-hakuna-kit="live" style={visuallyHidden}>
      {text}
    </output>
  )
}

/** Inline, so that it holds without the stylesheet; fixed, so that it makes no page longer or wider. */
const visuallyHidden: CSSProperties = { position: 'fixed', clipPath: 'inset(50%)' }
