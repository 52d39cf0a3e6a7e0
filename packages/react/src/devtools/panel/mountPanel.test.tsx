import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { mountPanel, type MountedPanel } from './mountPanel.js'

let panel: MountedPanel
beforeEach(() => void (panel = mountPanel()))
afterEach(() => panel.remove())
const host = () => document.querySelector('hakuna-kit-devtools')!

it.each([
  ...['keydown', 'keyup', 'keypress', 'click', 'dblclick', 'contextmenu', 'focusin', 'focusout'],
  ...['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'touchstart', 'touchend', 'input', 'change'],
])('the shop gets no %s of the panel', (type) => {
  const listener = vi.fn()
  document.addEventListener(type, listener)
  host().dispatchEvent(new Event(type, { bubbles: true, composed: true }))
  expect(listener).not.toHaveBeenCalled()
  document.body.dispatchEvent(new Event(type, { bubbles: true }))
  expect(listener).toHaveBeenCalledTimes(1)
  document.removeEventListener(type, listener)
})

it('has no box of its own, whatever the shop styles, and no sheet in the page', () => {
  expect(host().getAttribute('style')).toMatch(/^display: contents !important;?$/)
  expect(host()).toHaveAttribute('data-hakuna-kit', 'devtools')
  expect(host().shadowRoot?.adoptedStyleSheets).toHaveLength(1)
  expect(document.adoptedStyleSheets ?? []).toHaveLength(0)
})
