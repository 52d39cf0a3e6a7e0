import { defaultClientConditions, defaultServerConditions } from 'vite'

/** The condition under which the packages export their sources. Shops do not set it, so they get `dist`. */
export const sourceCondition = '@hakuna-kit/source'

/**
 * Makes Vite and Vitest read the sources of our packages, so that no build is needed in this repository.
 *
 * @returns {import('vite').Plugin}
 */
export function readSources() {
  return {
    name: 'read-sources',
    config: () => ({
      resolve: { conditions: [sourceCondition, ...defaultClientConditions] },
      ssr: {
        noExternal: [/^@hakuna-kit\//],
        resolve: { conditions: [sourceCondition, ...defaultServerConditions] },
      },
    }),
  }
}
