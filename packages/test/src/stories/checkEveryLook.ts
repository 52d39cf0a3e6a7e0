import axe, { type AxeResults } from 'axe-core'
import { putOn, type Look } from './look.js'

/** WCAG 2.2 AA with everything below it. */
export const wcag22aa = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** The accessibility add-on looks at the story as it stands; these are the looks it does not see. */
const otherLooks: Look[] = [
  { theme: 'dark', direction: 'ltr' },
  { theme: 'light', direction: 'rtl' },
]

/**
 * Runs axe once more in every other look, on the story as its play function left it.
 *
 * @throws Error that names the look, the rule and the element.
 */
export async function checkEveryLook(own: Look): Promise<void> {
  try {
    for (const look of otherLooks) {
      putOn(look)
      await nextFrame()
      const { violations } = await axe.run(
        { include: document.body, exclude: ['.sb-wrapper', '#storybook-highlights-root'] },
        { runOnly: { type: 'tag', values: wcag22aa }, resultTypes: ['violations'] },
      )
      if (violations.length > 0)
        throw new Error(`In the ${look.theme} look, ${look.direction}:\n${describe(violations)}`)
    }
  } finally {
    putOn(own)
  }
}

function describe(violations: AxeResults['violations']): string {
  return violations
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}\n${node.failureSummary ?? ''}`))
    .join('\n')
}

/** Colours that move are judged where they come to rest. */
async function nextFrame(): Promise<void> {
  await new Promise(requestAnimationFrame)
  for (const animation of document.getAnimations()) {
    if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish()
  }
}
