import { mkdirSync, readFileSync } from 'node:fs'
import { fileURLToPath, URL } from 'node:url'
import { run } from '../examples/processes.mjs'

const script = fileURLToPath(new URL('buildPage.mjs', import.meta.url))

/**
 * Builds a page in a process of its own.
 *
 * @param {string} bundler a name that buildPage.mjs knows
 * @param {import('./Build.mjs').Build} build
 * @returns {Promise<import('./Build.mjs').Built>}
 */
export async function startBuild(bundler, build) {
  mkdirSync(build.out, { recursive: true })
  const result = `${build.out}.json`
  await run(process.execPath, [script, bundler, JSON.stringify(build), result], {
    cwd: build.folder,
    env: { NODE_ENV: build.mode },
  })
  return JSON.parse(readFileSync(result, 'utf8'))
}
