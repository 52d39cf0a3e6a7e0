import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import react from '@vitejs/plugin-react'
import type { TestProjectInlineConfiguration } from 'vitest/config'
import { readSources } from '../../tools/readSources.mjs'

const { resolve } = createRequire(import.meta.url)
const isReact = /^(react|react-dom)(?=$|\/)/

/**
 * The component tests once more, on React 18.3. The packages that import React are bundled first, with the older
 * React in them, because an alias has no effect on packages that Node loads itself.
 */
export const react18: TestProjectInlineConfiguration = {
  plugins: [react(), readSources()],
  resolve: {
    alias: [
      // The build with web streams, which React 19 has in all of its builds.
      { find: /^react-dom\/server$/, replacement: 'react-dom-18/server.browser' },
      { find: isReact, replacement: '$1-18' },
    ],
  },
  test: {
    name: 'react-18',
    environment: 'happy-dom',
    include: ['packages/react/src/**/*.test.tsx'],
    setupFiles: ['tools/endWithRunner.mjs', 'packages/react/vitest.setup.ts'],
    testTimeout: 20_000,
    maxWorkers: availableParallelism(),
    sequence: { groupOrder: 2 },
    deps: {
      optimizer: {
        client: {
          enabled: true,
          include: [
            'react-18',
            'react-18/jsx-runtime',
            'react-18/jsx-dev-runtime',
            'react-dom-18',
            'react-dom-18/client',
            'react-dom-18/server.browser',
            'react-dom-18/test-utils',
            '@tanstack/react-query',
            '@testing-library/react',
          ],
          rolldownOptions: {
            plugins: [
              {
                name: 'react-18',
                resolveId: (id: string) => (isReact.test(id) ? resolve(id.replace(isReact, '$1-18')) : null),
              },
            ],
          },
        },
      },
    },
  },
}
