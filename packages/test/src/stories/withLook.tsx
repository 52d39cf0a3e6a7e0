import type { Decorator } from '@storybook/react-vite'
import { applyLook, schemeOf, type Look } from './look.js'

/** Applies the look that the toolbar or the story sets. */
export const withLook: Decorator = (Story, { globals, viewMode }) => {
  const { theme, direction } = lookOf(globals)
  if (viewMode !== 'docs') {
    applyLook({ theme, direction })
    return <Story />
  }
  // A docs page shows stories with different looks, so each story has its own element.
  return (
    <div className="look" data-theme={theme} dir={direction} style={{ colorScheme: schemeOf(theme) }}>
      <Story />
    </div>
  )
}

/** The look in Storybook's globals. */
export const lookOf = (globals: Record<string, unknown>): Look => ({
  theme: globals['theme'] as Look['theme'],
  direction: globals['direction'] as Look['direction'],
})
