import { availableParallelism } from 'node:os'
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { configDefaults, defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { react18 } from './packages/react/vitest.react18.js'
import { chromium } from './tools/chromium.mjs'
import { readSources } from './tools/readSources.mjs'

// A slow machine takes longer; a fast one does not wait.
const expectPatiently = { poll: { timeout: 10_000 } }

/** Tests in Node that take seconds each. `pnpm test:unit` leaves them out, `pnpm test` runs them. */
const slow = {
  /** Kills processes and looks at what the outbox kept. */
  crash: ['packages/server/src/outbox/**/*crash*.test.ts'],
  /** Starts PostgreSQL or PGlite. */
  database: [
    'packages/server/src/outbox/**/{*pglite,*postgres,openDatabase,runCli}.test.ts',
    'apps/demo/server/storage/openFolderStorage.test.ts',
  ],
  /** Compares the engine, the order model and the sandbox over thousands of random histories. */
  simulation: ['packages/{core,server,sandbox}/src/**/{simulation,*Model*,*Agree*,*Match*}.test.ts'],
  /** Sends thousands of random requests. */
  fuzz: ['packages/server/src/proxy/**/*uzz*.test.ts', 'packages/sandbox/src/**/badInput.test.ts'],
  /** Runs the compiler and the checks of `pnpm lint`. */
  tools: ['tools/{checks,readme,docsCode,prefetching,architecture,packages,bundle-packages/*}.test.ts'],
}

const inNode = (
  name: string,
  include: string[],
  more: TestProjectInlineConfiguration['test'],
): TestProjectInlineConfiguration => ({
  plugins: [readSources()],
  test: { name, environment: 'node', include, testTimeout: 20_000, expect: expectPatiently, ...more },
})

/** For tests that hardly wait: by default a core stays idle, which on two cores is half of the machine. */
const onAllCores = { maxWorkers: availableParallelism() }

// Groups run one after the other, so that the browser tests have the machine to themselves.
export default defineConfig({
  test: {
    projects: [
      inNode(
        'unit',
        ['packages/{core,server,sandbox,test}/src/**/*.test.ts', 'apps/demo/server/**/*.test.ts', 'tools/**/*.test.ts'],
        {
          ...onAllCores,
          // Most of the time would go into loading the same modules for each file. These tests undo what they replace.
          isolate: false,
          exclude: [...configDefaults.exclude, ...Object.values(slow).flat()],
          sequence: { groupOrder: 0 },
        },
      ),
      ...Object.entries(slow).map(([name, include]) => inNode(name, include, { sequence: { groupOrder: 1 } })),
      {
        plugins: [react(), readSources()],
        test: {
          name: 'react',
          ...onAllCores,
          environment: 'happy-dom',
          include: ['packages/react/src/**/*.test.{ts,tsx}', 'apps/demo/src/**/*.test.tsx'],
          setupFiles: ['packages/react/vitest.setup.ts'],
          testTimeout: 20_000,
          expect: expectPatiently,
          sequence: { groupOrder: 2 },
        },
      },
      react18,
      {
        // Every story is a test: it renders, plays, and is checked with axe (see .storybook/preview.tsx).
        plugins: [storybookTest({ configDir: '.storybook' })],
        test: {
          name: 'storybook',
          testTimeout: 30_000,
          browser: {
            enabled: true,
            headless: true,
            provider: playwright({ launchOptions: await chromium() }),
            instances: [{ browser: 'chromium' }],
            // One page for all stories, as in Storybook itself.
            isolate: false,
            screenshotFailures: false,
          },
          sequence: { groupOrder: 3 },
        },
      },
      {
        plugins: [readSources()],
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['{apps/demo,packages/react}/e2e/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Deliveries and carts take several rounds.
          expect: { poll: { timeout: 30_000 } },
          sequence: { groupOrder: 4 },
        },
      },
    ],
  },
})
