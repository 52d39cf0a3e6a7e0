import type { Decorator, Preview } from '@storybook/react-vite'
import '@hakuna-kit/react/styles.css'
import { configure } from 'storybook/test'
import { checkEveryLook, wcag22aa } from '@hakuna-kit/test/stories/checkEveryLook'
import { insurerMoods } from '@hakuna-kit/test/scene/insurerMoods'
import { putOn, schemeOf, themes, type Look } from '@hakuna-kit/test/stories/look'
import { expectNoSurprises, listen } from '@hakuna-kit/test/stories/noSurprises'
import { readablePropTypes } from '@hakuna-kit/test/stories/readablePropTypes'
import { withScene } from '@hakuna-kit/test/scene/Scene'
import '@hakuna-kit/test/scene/scene.css'
import '@hakuna-kit/test/scene/shops.css'
import { withStage } from '@hakuna-kit/test/scene/stage'

const withLook: Decorator = (Story, { globals, viewMode }) => {
  const { theme, direction } = lookOf(globals)
  if (viewMode !== 'docs') {
    putOn({ theme, direction })
    return <Story />
  }
  // A docs page shows many looks at once, so each story wears its own.
  return (
    <div className="look" data-theme={theme} dir={direction} style={{ colorScheme: schemeOf(theme) }}>
      <Story />
    </div>
  )
}

const lookOf = (globals: Record<string, unknown>): Look => ({
  theme: globals['theme'] as Look['theme'],
  direction: globals['direction'] as Look['direction'],
})

const menu = (
  name: string,
  icon: 'globe' | 'paintbrush' | 'transfer' | 'lightning',
  items: readonly { value: string; title: string }[],
) => ({
  name,
  description: name,
  toolbar: { title: name, icon, dynamicTitle: true, items: [...items] },
})

// A busy machine is no reason to fail; what never comes still does.
configure({ asyncUtilTimeout: 5_000 })

const isTestRun = import.meta.env['VITEST_STORYBOOK'] === 'false'

const preview: Preview = {
  globalTypes: {
    locale: menu('Language', 'globe', [
      { value: 'de-DE', title: 'Deutsch' },
      { value: 'en-GB', title: 'English' },
      { value: 'fr-FR', title: 'Français' },
      { value: 'it-IT', title: 'Italiano' },
      { value: 'nl-NL', title: 'Nederlands' },
      { value: 'es-ES', title: 'Español' },
      { value: 'ar-EG', title: 'العربية (texts of the shop)' },
    ]),
    theme: menu('Look', 'paintbrush', themes),
    direction: menu('Direction', 'transfer', [
      { value: 'ltr', title: 'Left to right' },
      { value: 'rtl', title: 'Right to left' },
    ]),
    insurer: menu(
      'Insurer',
      'lightning',
      Object.entries(insurerMoods).map(([value, { title }]) => ({ value, title })),
    ),
  },
  initialGlobals: { locale: 'en-GB', theme: 'light', direction: 'ltr', insurer: 'none' },
  argTypesEnhancers: [readablePropTypes],
  // The last one is the outermost.
  decorators: [withScene, withStage, withLook],
  parameters: {
    layout: 'padded',
    backgrounds: { disable: true },
    controls: { sort: 'requiredFirst' },
    docs: { toc: { headingSelector: 'h2, h3' } },
    options: {
      storySort: {
        order: [
          'Get started',
          'Your cart',
          'Server',
          'Theming',
          'Law',
          'Components',
          'Looks',
          'Headless',
          'Developers',
        ],
      },
    },
    a11y: { test: 'error', options: { runOnly: { type: 'tag', values: wcag22aa } } },
  },
  beforeEach: () => (isTestRun ? listen() : undefined),
  async afterEach({ globals, parameters }) {
    // In the test run the story must hold in every look; in the room the reader picks one.
    if (!isTestRun) return
    await checkEveryLook(lookOf(globals))
    expectNoSurprises(parameters['complains'] as RegExp | undefined)
  },
}

export default preview
