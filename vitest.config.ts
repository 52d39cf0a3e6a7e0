import react from '@vitejs/plugin-react'
import { configDefaults, defineConfig } from 'vitest/config'

// Each project is a group of its own, so that the browser tests have the machine to themselves.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['packages/{core,server,sandbox}/src/**/*.test.ts', 'apps/demo/server/**/*.test.ts', 'tools/**/*.test.ts'],
          exclude: configDefaults.exclude,
          testTimeout: 20_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'react',
          environment: 'happy-dom',
          include: ['packages/react/src/**/*.test.{ts,tsx}', 'apps/demo/src/**/*.test.tsx'],
          setupFiles: ['packages/react/src/test/setup.ts'],
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['apps/demo/e2e/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
})
