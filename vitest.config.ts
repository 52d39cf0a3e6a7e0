import { storybookTest } from '@storybook/addon-vitest/vitest-plugin'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { configDefaults, defineConfig } from 'vitest/config'
import { react18 } from './packages/react/vitest.react18.js'
import { chromium } from './tools/chromium.mjs'

// A slow machine takes longer, and nobody waits for what has come.
const expectPatiently = { poll: { timeout: 10_000 } }

// Each project is a group of its own, so that the browser tests have the machine to themselves.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: [
            'packages/{core,server,sandbox}/src/**/*.test.ts',
            'apps/demo/server/**/*.test.ts',
            'tools/**/*.test.ts',
          ],
          exclude: configDefaults.exclude,
          testTimeout: 20_000,
          expect: expectPatiently,
          sequence: { groupOrder: 0 },
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'react',
          environment: 'happy-dom',
          include: ['packages/react/src/**/*.test.{ts,tsx}', 'apps/demo/src/**/*.test.tsx'],
          setupFiles: ['packages/react/vitest.setup.ts'],
          testTimeout: 20_000,
          expect: expectPatiently,
          sequence: { groupOrder: 1 },
        },
      },
      react18,
      {
        // Every story is a test: it renders, plays, and holds against axe (see .storybook/preview.tsx).
        plugins: [storybookTest({ configDir: '.storybook' })],
        test: {
          name: 'storybook',
          testTimeout: 30_000,
          browser: {
            enabled: true,
            headless: true,
            provider: playwright({ launchOptions: await chromium() }),
            instances: [{ browser: 'chromium' }],
            // One page for all stories, as in the review room itself.
            isolate: false,
            screenshotFailures: false,
          },
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['{apps/demo,packages/react}/e2e/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Deliveries and loops take their turns.
          expect: { poll: { timeout: 30_000 } },
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
})
