import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { PanelBoundary } from './PanelBoundary.js'
import { panelStyles } from './panelStyles.js'

export type MountedPanel = {
  render(content: ReactNode): void
  remove(): void
}

/** A key pressed or a click made in the panel is none of the shop's: its shortcuts and "click outside" stay quiet. */
const quietEvents = [
  ...['keydown', 'keyup', 'keypress', 'click', 'dblclick', 'contextmenu', 'focusin', 'focusout'],
  ...['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'touchstart', 'touchend', 'input', 'change'],
]

/**
 * A place of its own at the end of the body, in a shadow root, with a React root of its own. The element has no box, so no
 * layout of the shop's moves; the style sheet is constructed, so no content security policy stands in its way.
 */
export function mountPanel(): MountedPanel {
  const host = document.createElement('hakuna-kit-devtools')
  host.dataset['hakunaKit'] = 'devtools'
  host.style.setProperty('display', 'contents', 'important')
  for (const type of quietEvents) host.addEventListener(type, (event) => event.stopPropagation())

  const shadow = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(panelStyles)
  shadow.adoptedStyleSheets = [sheet]
  const container = document.createElement('div')
  shadow.append(container)
  document.body.append(host)

  const root = createRoot(container)
  return {
    render: (content) => root.render(<PanelBoundary>{content}</PanelBoundary>),
    remove() {
      host.remove()
      // Later: React may be rendering the shop just now.
      queueMicrotask(() => root.unmount())
    },
  }
}
