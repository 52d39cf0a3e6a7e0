import { addons } from 'storybook/manager-api'
import { create } from 'storybook/theming'

addons.setConfig({
  theme: create({
    base: 'light',
    brandTitle: 'Hakuna Kit',
    brandTarget: '_self',
    colorPrimary: '#1f5f4a',
    colorSecondary: '#1f5f4a',
    appBg: '#f6f5f1',
    fontBase: 'ui-sans-serif, system-ui, sans-serif',
  }),
  sidebar: { showRoots: true },
})
