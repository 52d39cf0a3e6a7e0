import { fileURLToPath } from 'node:url'
import type { StorybookConfig } from '@storybook/react-vite'
import remarkGfm from 'remark-gfm'
import { mergeConfig } from 'vite'

const serverEntry = fileURLToPath(new URL('../packages/server/src/index.ts', import.meta.url))

/** The review room: every state of every component over the real stack, running inside the browser. */
const config: StorybookConfig = {
  framework: '@storybook/react-vite',
  stories: ['../packages/react/stories/**/*.mdx', '../packages/react/{src,stories}/**/*.stories.tsx'],
  addons: [
    {
      name: '@storybook/addon-docs',
      // Tables in the pages.
      options: { mdxPluginOptions: { mdxCompileOptions: { remarkPlugins: [remarkGfm] } } },
    },
    '@storybook/addon-a11y',
    '@storybook/addon-vitest',
  ],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  // TypeScript 7 has no classic API, so the prop tables come from react-docgen.
  typescript: { reactDocgen: 'react-docgen' },
  viteFinal: (viteConfig) =>
    mergeConfig(viteConfig, {
      // The server's entry refuses to be bundled for a page. The review room runs it there on purpose, with a test key and no network.
      resolve: { alias: [{ find: /^@hakuna-kit\/server$/, replacement: serverEntry }] },
      // 'use client' means nothing in a page without a server; a warning per module would bury the ones that do.
      build: { rolldownOptions: { checks: { moduleLevelDirective: false } } },
    }),
}

export default config
