import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, URL } from 'node:url'
import { install } from '../../examples/installKit.mjs'
import { run } from '../../examples/processes.mjs'
import { kit, query, react, runners } from '../versions.mjs'

const shop = fileURLToPath(new URL('shop', import.meta.url))
// A slow machine takes longer; a fast one does not wait. Jest also transforms the kit within the first test.
const patience = '--testTimeout=60000'
const jest = (config) => ['jest', '--ci', '--noStackTrace', patience, '-c', config]
const vitest = (environment) => ['vitest', 'run', patience, '--environment', environment]

/** A shop's own test of its own component buys a plan, in each test runner. docs/testing.md shows the settings. */
export async function createRunnerCells({ root, tarballs }) {
  const folder = join(root, 'runners')
  const { react: version, 'react-dom': domVersion } = react[19]
  await install(folder, { ...kit, ...query, react: version, 'react-dom': domVersion, ...runners }, tarballs)
  cpSync(shop, folder, { recursive: true })
  const cells = {
    'jest jsdom with swc': { command: jest('jest.config.cjs') },
    'jest jsdom with babel': { command: jest('jest.babel.config.cjs') },
    'jest jsdom with es modules': {
      command: jest('jest.esm.config.cjs'),
      env: { NODE_OPTIONS: '--experimental-vm-modules' },
    },
    'vitest jsdom': { command: vitest('jsdom') },
    'vitest happy-dom': { command: vitest('happy-dom') },
  }
  return Object.entries(cells).map(([name, { command, env }]) => ({
    name: `runners ${name}`,

    run: () => run('npx', ['--no-install', ...command], { cwd: folder, env: { ...env, NODE_ENV: 'test' } }),
  }))
}
