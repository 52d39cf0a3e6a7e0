import { Component, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { panelStyles } from './panelStyles.js'

export type MountedPanel = {
  render(content: ReactNode): void
  remove(): void
}

/**
 * Events in the panel that must not reach the shop, for example its keyboard shortcuts and "click outside" handlers.
 */
const stoppedEvents = [
  ...['keydown', 'keyup', 'keypress', 'click', 'dblclick', 'contextmenu', 'focusin', 'focusout'],
  ...['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'touchstart', 'touchend', 'input', 'change'],
]

/**
 * Adds the panel at the end of the body, in a shadow root and a React root of its own. The element has no box, so the
 * shop's layout does not change. The style sheet is constructed, so no content security policy blocks it.
 */
export function mountPanel(): MountedPanel {
  const host = document.createElement('hakuna-kit-devtools')
  host.dataset['hakunaKit'] = 'devtools'
  host.style.setProperty('display', 'contents', 'important')
  for (const type of stoppedEvents) host.addEventListener(type, (event) => event.stopPropagation())

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
      // React may be rendering the shop right now, and then no root may be unmounted.
      queueMicrotask(() => root.unmount())
    },
  }
}

/** Catches errors of the panel, so that they do not reach the shop's error reports. React logs them to the console. */
class PanelBoundary extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true }
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children
    return (
      <div className="devtools" lang="en" dir="ltr">
        <p className="failed">The protection devtools failed. See the console. The shop is not affected.</p>
      </div>
    )
  }
}
