import axe, { type AxeResults } from 'axe-core'
import { applyLook, type Look } from './look.js'

/** WCAG 2.2 AA with everything below it. */
export const wcag22aa = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Storybook's accessibility add-on checks the story's own look only. These are checked in addition. */
const otherLooks: Look[] = [
  { theme: 'dark', direction: 'ltr' },
  { theme: 'light', direction: 'rtl' },
]

/**
 * Runs axe in every other look, on the story as its play function left it. Then sets the story's own look again.
 *
 * @throws Error that names the look, the rule and the element.
 */
export async function checkOtherLooks(own: Look): Promise<void> {
  try {
    for (const look of otherLooks) {
      applyLook(look)
      await settle()
      const { violations } = await axe.run(
        { include: document.body, exclude: ['.sb-wrapper', '#storybook-highlights-root'] },
        { runOnly: { type: 'tag', values: wcag22aa }, resultTypes: ['violations'] },
      )
      if (violations.length > 0)
        throw new Error(`In the ${look.theme} look, ${look.direction}:\n${describe(violations)}`)
    }
  } finally {
    applyLook(own)
  }
}

function describe(violations: AxeResults['violations']): string {
  return violations
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}\n${node.failureSummary ?? ''}`))
    .join('\n')
}

/** Waits a frame and ends transitions, so that colours are checked in their final state. */
async function settle(): Promise<void> {
  await new Promise(requestAnimationFrame)
  for (const animation of document.getAnimations()) {
    if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish()
  }
}
