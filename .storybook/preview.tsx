import type { Preview } from '@storybook/react-vite'
import { configure } from 'storybook/test'
import '@hakuna-kit/react/styles.css'
import '@hakuna-kit/test/scene/scene.css'
import '@hakuna-kit/test/scene/shops.css'
import { withScene } from '@hakuna-kit/test/scene/withScene'
import { checkOtherLooks, wcag22aa } from '@hakuna-kit/test/stories/checkOtherLooks'
import { insurerStates } from '@hakuna-kit/test/stories/insurerStates'
import { themes } from '@hakuna-kit/test/stories/look'
import { readablePropTypes } from '@hakuna-kit/test/stories/readablePropTypes'
import { toolbarMenu } from '@hakuna-kit/test/stories/toolbarMenu'
import { expectCleanConsole, watchConsole } from '@hakuna-kit/test/stories/watchConsole'
import { lookOf, withLook } from '@hakuna-kit/test/stories/withLook'
import { withStack } from '@hakuna-kit/test/stories/withStack'

// A test run may share its machine, so queries wait longer than by default (1 s) before they fail.
configure({ asyncUtilTimeout: 5_000 })

const isTestRun = import.meta.env['VITEST_STORYBOOK'] === 'false'

const preview: Preview = {
  globalTypes: {
    locale: toolbarMenu('Language', 'globe', [
      { value: 'de-DE', title: 'Deutsch' },
      { value: 'en-GB', title: 'English' },
      { value: 'fr-FR', title: 'Français' },
      { value: 'it-IT', title: 'Italiano' },
      { value: 'nl-NL', title: 'Nederlands' },
      { value: 'es-ES', title: 'Español' },
      { value: 'ar-EG', title: 'العربية (texts of the shop)' },
    ]),
    theme: toolbarMenu('Look', 'paintbrush', themes),
    direction: toolbarMenu('Direction', 'transfer', [
      { value: 'ltr', title: 'Left to right' },
      { value: 'rtl', title: 'Right to left' },
    ]),
    insurer: toolbarMenu(
      'Insurer',
      'lightning',
      Object.entries(insurerStates).map(([value, { title }]) => ({ value, title })),
    ),
  },
  initialGlobals: { locale: 'en-GB', theme: 'light', direction: 'ltr', insurer: 'none' },
  argTypesEnhancers: [readablePropTypes],
  // The last one is the outermost.
  decorators: [withScene, withStack, withLook],
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
  beforeEach: () => (isTestRun ? watchConsole() : undefined),
  async afterEach({ globals, parameters }) {
    if (!isTestRun) return
    await checkOtherLooks(lookOf(globals))
    expectCleanConsole(parameters['consoleError'] as RegExp | undefined)
  },
}

export default preview
