import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { install } from '../../examples/installKit.mjs'
import { run } from '../../examples/processes.mjs'
import { compilePages } from '../bundlers/compilePages.mjs'
import { managers, managerTools, query, react } from '../versions.mjs'
import { packageManagers } from './packageManagers.mjs'

/** Each package manager installs the tarballs. Then Vite builds a page, and CommonJS requires an ES module of ours. */
export async function createManagerCells({ root, tarballs }) {
  const tools = join(root, 'managers')
  await install(tools, managerTools, {})
  // Yarn has registries of its own. What npm is told to use is meant for all of them.
  const registry = (await run('npm', ['config', 'get', 'registry'], { cwd: root })).trim()
  const env = { YARN_REGISTRY: registry, YARN_NPM_REGISTRY_SERVER: registry, BUN_CONFIG_REGISTRY: registry }
  return Object.entries(packageManagers).map(([name, manager]) => ({
    name: `managers ${name}`,
    run: () => check({ folder: join(root, `managers-${name.replaceAll(' ', '-')}`), manager, tools, tarballs, env }),
  }))
}

const useCore = `
if (typeof core.createProtectionClient !== 'function' || typeof sync.createCartSync !== 'function') process.exit(1)
`
const requireCore = `const core = require('@hakuna-kit/core')\nconst sync = require('@hakuna-kit/core/sync')${useCore}`
const importCore = `
Promise.all([import('@hakuna-kit/core'), import('@hakuna-kit/core/sync')]).then(([core, sync]) => {${useCore}})
`

async function check({ folder, manager, tools, tarballs, env }) {
  writeApp(folder, manager, tarballs)
  const [command, ...before] = manager.command(tools)
  const output = await run(command, [...before, ...manager.install], { cwd: folder, env })
  const peerWarnings = output.split('\n').filter((line) => /peer/i.test(line) && line.includes('hakuna-kit'))
  assert.deepEqual(peerWarnings, [], 'the kit causes warnings about peer dependencies')

  const exec = manager.exec ? [command, ...before, ...manager.exec] : ['npx', '--no-install']
  await run(exec[0], [...exec.slice(1), 'vite', 'build', '--logLevel', 'warn'], { cwd: folder, env })
  const scripts = readdirSync(join(folder, 'dist/assets')).filter((name) => name.endsWith('.js'))
  assert.equal(scripts.length, 3, `Vite made ${scripts.join(', ')}. Expected: the page and two files for later`)
  // CommonJS that loads an ES module.
  if (manager.runNode) await run(command, [...before, ...manager.runNode, 'importCore.cjs'], { cwd: folder, env })
  else await run(process.execPath, ['requireCore.cjs'], { cwd: folder })
}

function writeApp(folder, manager, tarballs) {
  mkdirSync(folder)
  const { react: version, 'react-dom': domVersion } = react[19]
  const manifest = {
    name: 'shop',
    private: true,
    dependencies: { ...tarballs, ...query, react: version, 'react-dom': domVersion },
    devDependencies: { vite: managers.vite },
    ...manager.manifest?.(tarballs),
  }
  const files = {
    'package.json': () => JSON.stringify(manifest),
    'index.html': () => '<!doctype html><div id="root"></div><script type="module" src="/src/showKitPage.js"></script>',
    'requireCore.cjs': () => requireCore,
    'importCore.cjs': () => importCore,
    ...manager.files,
  }
  for (const [name, write] of Object.entries(files)) writeFileSync(join(folder, name), write(tarballs))
  compilePages(folder)
}
