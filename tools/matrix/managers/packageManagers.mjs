import { join } from 'node:path'
import { managers } from '../versions.mjs'

/**
 * How a package manager installs a folder and runs what it installed.
 *
 * @typedef {object} PackageManager
 * @property {(tools: string) => string[]} command the command, given the folder in which the managers are installed
 * @property {string[]} install arguments
 * @property {string[]} [exec] arguments that run a command of a dependency; without them npx does
 * @property {string[]} [runNode] arguments that run Node where Node alone does not find what is installed
 * @property {(tarballs: Record<string, string>) => Record<string, unknown>} [manifest] fields of package.json
 * @property {Record<string, (tarballs: Record<string, string>) => string>} [files]
 */

const node = (path) => (tools) => [process.execPath, join(tools, 'node_modules', path)]
const yarnSettings = (linker) => () =>
  [
    `nodeLinker: ${linker}`,
    'enableTelemetry: false',
    'enableImmutableInstalls: false',
    'npmMinimalAgeGate: 0',
    '',
  ].join('\n')
/** What depends on one of our packages gets its tarball too. */
const resolutions = (tarballs) => ({ resolutions: tarballs })
const yarn = (linker) => ({
  command: node('@yarnpkg/cli-dist/bin/yarn.js'),
  install: ['install'],
  exec: ['exec'],
  manifest: resolutions,
  // Without a lockfile of its own, Yarn takes the folder for a part of a project above it.
  files: { '.yarnrc.yml': yarnSettings(linker), 'yarn.lock': () => '' },
})

/** @type {Record<string, PackageManager>} */
export const packageManagers = {
  npm: { command: () => ['npm'], install: ['install', '--prefer-offline', '--no-audit', '--no-fund'] },
  pnpm: {
    command: () => ['npx', '--yes', `pnpm@${managers.pnpm}`],
    install: ['install', '--prefer-offline', '--no-frozen-lockfile'],
    exec: ['exec'],
    // JSON is YAML.
    files: { 'pnpm-workspace.yaml': (tarballs) => JSON.stringify({ packages: [], overrides: tarballs }) },
  },
  'yarn 1': {
    command: node('yarn/bin/yarn.js'),
    install: ['install', '--prefer-offline', '--non-interactive'],
    exec: ['--silent', 'run'],
    manifest: resolutions,
  },
  'yarn 4 node-modules': yarn('node-modules'),
  // Packages stay in archives. Node 20 cannot require an ES module that is in one: there, CommonJS uses `import()`.
  'yarn 4 pnp': { ...yarn('pnp'), runNode: ['node'] },
  bun: {
    command: (tools) => [join(tools, 'node_modules/@oven/bun-linux-x64/bin/bun')],
    install: ['install'],
    manifest: (tarballs) => ({ overrides: tarballs }),
  },
}
