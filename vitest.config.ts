import { availableParallelism } from 'node:os'
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { configDefaults, defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { react18 } from './packages/react/vitest.react18.js'
import { chromium } from './tools/chromium.mjs'
import { readSources } from './tools/readSources.mjs'

const endWithRunner = 'tools/endWithRunner.mjs'

// A slow machine takes longer; a fast one does not wait.
const expectPatiently = { poll: { timeout: 10_000 } }

/** Tests in Node that take seconds each. `pnpm test:unit` leaves them out, `pnpm test` runs them. */
const slow = {
  /** Kills processes and looks at what the outbox kept. */
  crash: ['packages/server/src/{outbox/**/*crash*,test/crash/*}.test.ts'],
  /** Starts PostgreSQL or PGlite. */
  database: [
    'packages/server/src/outbox/**/{*pglite,*postgres,openDatabase,runCli}.test.ts',
    'apps/demo/server/storage/openFolderStorage.test.ts',
  ],
  /** Compares the engine, the order model and the sandbox over thousands of random histories. */
  simulation: ['packages/{core,server,sandbox}/src/**/{simulation,*Model*,*Agree*,*Match*}.test.ts'],
  /** Sends thousands of random requests. */
  fuzz: ['packages/server/src/proxy/**/*uzz*.test.ts', 'packages/sandbox/src/**/badInput.test.ts'],
  /** Runs the compiler, the checks of `pnpm lint`, and Vitest itself. */
  tools: ['tools/**/*.test.ts'],
}

const inNode = (
  name: string,
  include: string[],
  more: TestProjectInlineConfiguration['test'],
): TestProjectInlineConfiguration => ({
  plugins: [readSources()],
  test: {
    name,
    environment: 'node',
    include,
    setupFiles: [endWithRunner],
    testTimeout: 20_000,
    expect: expectPatiently,
    ...more,
  },
})

/** By default a core stays idle, which on two cores is half of the machine. */
const onAllCores = { maxWorkers: availableParallelism() }

/**
 * Tests that render on a server. React marks each context with the renderer that used it, and complains of two, so
 * these files share no modules with those that render in a page.
 */
const onServer = ['packages/react/src/**/{*.server,serverRendering}.test.{ts,tsx}']

const inHappyDom = (name: string, more: TestProjectInlineConfiguration['test']): TestProjectInlineConfiguration => ({
  plugins: [react(), readSources()],
  test: {
    name,
    ...onAllCores,
    environment: 'happy-dom',
    setupFiles: [endWithRunner, 'packages/react/vitest.setup.ts'],
    testTimeout: 20_000,
    expect: expectPatiently,
    sequence: { groupOrder: 2 },
    ...more,
  },
})

// Groups run one after the other, so that the browser tests have the machine to themselves.
export default defineConfig({
  test: {
    projects: [
      inNode('unit', ['packages/{core,server,sandbox,test}/src/**/*.test.ts', 'apps/demo/server/**/*.test.ts'], {
        ...onAllCores,
        // Most of the time would go into loading the same modules for each file. These tests undo what they replace.
        isolate: false,
        exclude: [...configDefaults.exclude, ...Object.values(slow).flat()],
        sequence: { groupOrder: 0 },
      }),
      ...Object.entries(slow).map(([name, include]) =>
        inNode(name, include, { ...onAllCores, sequence: { groupOrder: 1 } }),
      ),
      inHappyDom('react', {
        include: ['packages/react/src/**/*.test.{ts,tsx}', 'apps/demo/src/**/*.test.tsx'],
        exclude: [...configDefaults.exclude, ...onServer],
        // As in `unit`.
        isolate: false,
      }),
      inHappyDom('react-server', { include: onServer }),
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
          setupFiles: [endWithRunner],
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
