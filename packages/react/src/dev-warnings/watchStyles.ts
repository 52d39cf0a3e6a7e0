import { createOnce } from './createOnce.js'

const isFirst = /* @__PURE__ */ createOnce()

/** Stylesheets may load after the first plans are shown. */
const patienceMs = 1_500

/**
 * Looks once for each client, a moment after plans were found, whether the stylesheet is on the page. Components with
 * `unstyled` do not have its class.
 */
export function watchStyles(client: object): void {
  // Test environments without a layout load no stylesheets.
  if (typeof document === 'undefined' || /jsdom|HappyDOM/.test(navigator.userAgent)) return
  if (!isFirst(client, 'styles')) return
  setTimeout(() => {
    const root = document.querySelector('.hakuna-kit')
    if (!root || getComputedStyle(root).getPropertyValue('--hk-accent')) return
    console.warn(
      'Hakuna Kit: the stylesheet is not on the page, so plans have no look of their own. ' +
        "Add import '@hakuna-kit/react/styles.css', or give the components `unstyled` if you style them yourself.",
    )
  }, patienceMs)
}
