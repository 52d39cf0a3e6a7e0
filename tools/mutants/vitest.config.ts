import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import root from '../../vitest.config.js'
import { NearestFirst } from './nearestFirst.js'

/** The projects whose tests judge a mutant. The others take too long to run once for each. */
const names: string[] = JSON.parse(process.env.HAKUNA_MUTANT_PROJECTS ?? '[]')

/** These look at sources or bundles as text, which hold all mutants at once here, or start the compiler. */
const textTests = [
  'packages/*/src/package.test.ts',
  'packages/*/src/**/productionBundle.test.ts',
  'packages/server/src/examples.test.ts',
  'tools/**',
  'apps/**',
]

/** The same suite as on PGlite, and a server to start. */
const sameTests = ['packages/server/src/**/*postgres*.test.ts']

const isInline = (project: unknown): project is TestProjectInlineConfiguration =>
  typeof project === 'object' && project !== null && 'test' in project

export default defineConfig({
  test: {
    sequence: { sequencer: NearestFirst },
    projects: (root.test?.projects ?? []).filter(isInline).flatMap((project) =>
      names.includes(String(project.test?.name))
        ? [
            {
              ...project,
              test: {
                ...project.test,
                // Stryker sets the mutant when a worker begins. Files that share a worker would see an earlier mutant.
                isolate: true,
                exclude: [...(project.test?.exclude ?? ['**/node_modules/**']), ...textTests, ...sameTests],
              },
            },
          ]
        : [],
    ),
  },
})
