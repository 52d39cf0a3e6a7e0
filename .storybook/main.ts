import { fileURLToPath } from 'node:url'
import type { StorybookConfig } from '@storybook/react-vite'
import remarkGfm from 'remark-gfm'
import { mergeConfig } from 'vite'
import { readSources } from '../tools/readSources.mjs'

const serverEntry = fileURLToPath(new URL('../packages/server/src/index.ts', import.meta.url))

/** Shows every state of every component. The whole stack, sandbox and proxy included, runs inside the browser. */
const config: StorybookConfig = {
  framework: '@storybook/react-vite',
  stories: ['../packages/react/stories/**/*.mdx', '../packages/react/{src,stories}/**/*.stories.tsx'],
  addons: [
    {
      name: '@storybook/addon-docs',
      // For tables.
      options: { mdxPluginOptions: { mdxCompileOptions: { remarkPlugins: [remarkGfm] } } },
    },
    '@storybook/addon-a11y',
    '@storybook/addon-vitest',
  ],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  // TypeScript 7 has no JavaScript API, so react-docgen makes the prop tables.
  typescript: { reactDocgen: 'react-docgen' },
  viteFinal: (viteConfig) =>
    mergeConfig(viteConfig, {
      // The server's entry cannot be bundled for a page. The stories run it there on purpose, with a test key and no
      // network.
      resolve: { alias: [{ find: /^@hakuna-kit\/server$/, replacement: serverEntry }] },
      plugins: [readSources()],
    }),
}

export default config
