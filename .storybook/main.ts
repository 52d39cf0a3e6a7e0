import type { StorybookConfig } from '@storybook/react-vite'

/** The review room: every state of every component over the real stack, running inside the browser. */
const config: StorybookConfig = {
  framework: '@storybook/react-vite',
  stories: ['./docs/*.mdx', '../packages/react/src/**/*.stories.tsx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  // TypeScript 7 has no classic API, so the prop tables come from react-docgen.
  typescript: { reactDocgen: 'react-docgen' },
}

export default config
