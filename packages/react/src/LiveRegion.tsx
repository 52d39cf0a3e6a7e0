import { useSyncExternalStore, type CSSProperties } from 'react'
import type { Observable } from './createObservable.js'

/** The provider's only live region: `output` has the role "status", which screen readers read when they are idle. */
export function LiveRegion({ sentence }: { sentence: Observable<string> }) {
  const text = useSyncExternalStore(sentence.subscribe, sentence.get, sentence.get)
  return (
    <output data-hakuna-kit="live" style={visuallyHidden}>
      {text}
    </output>
  )
}

/** Inline, because the stylesheet is optional. Fixed, so that the page does not become longer or wider. */
const visuallyHidden: CSSProperties = { position: 'fixed', clipPath: 'inset(50%)' }
