import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findFreePort } from '../examples/findFreePort.mjs'
import { run, start, waitFor } from '../examples/processes.mjs'
import { followReadme } from './followReadme.mjs'
import { buyInCart, buyOnProductPage, seeFirstPlan, seePlans } from './journeys.mjs'
import { openPage, warmUp } from './openPage.mjs'
import { orderAndReport } from './orderAndReport.mjs'

/**
 * Follows the README in a new shop: installs, takes the steps to the first plan and looks at it in development; then
 * takes the other steps, builds, type-checks, and buys, built and in development.
 *
 * @returns the seconds that each part took
 */
export async function runApp(app, { root, blocks, commands, registryUrl, insurer, browser }) {
  const folder = join(root, app.name.replaceAll(/\W+/g, '-'))
  const took = {}
  const timed = async (part, work) => {
    const began = Date.now()
    try {
      await work()
    } catch (error) {
      error.stack = `at ${part}: ${error.stack}`
      throw error
    }
    took[part] = Math.round((Date.now() - began) / 1_000)
  }
  const shell = (command) => run('sh', ['-c', command], { cwd: folder })
  // The README starts the shop with `npm run dev`. The other scripts get the same environment.
  const withInsurer = (script) =>
    commands.run.replace(/http:\S+/, insurer.url).replace('npm run dev', `npm run ${script}`)
  const serve = (part, script, journeys) =>
    timed(part, () => visit({ folder, command: withInsurer(script), browser, journeys }))

  mkdirSync(folder)
  followReadme(folder, app, blocks, { until: 2 })
  const settings = [`@hakuna-kit:registry=${registryUrl}`, 'audit=false', 'fund=false', 'prefer-offline=true']
  writeFileSync(join(folder, '.npmrc'), settings.join('\n'))
  await timed('install', async () => {
    for (const command of commands.install) await shell(command)
  })
  await serve('first plan', 'dev', [seeFirstPlan])

  followReadme(folder, app, blocks)
  await timed('build', () => shell(withInsurer('build')))
  await timed('typecheck', () => shell('npm run typecheck'))
  const buy = [buyOnProductPage, buyInCart]
  await serve('buy', 'start', app.lastStep < 4 ? buy : [...buy, orderAndReport(insurer)])
  await serve('buy in development', 'dev', buy)
  return took
}

/** Starts the shop, takes each journey as a new shopper, and ends it. */
async function visit({ folder, command, browser, journeys }) {
  const port = await findFreePort()
  // Frameworks listen on different addresses in development; all of them are `localhost`.
  const url = `http://localhost:${port}`
  const env = { PORT: `${port}`, API_PORT: `${await findFreePort()}`, NEXT_TELEMETRY_DISABLED: '1' }
  const server = start('sh', ['-c', command], { cwd: folder, env })
  try {
    await waitFor(server, () => fetch(url, { method: 'HEAD' }).catch(() => undefined))
    if (command.endsWith(' dev')) await warmUp(browser, url, seePlans)
    for (const journey of journeys) await openPage(browser, url, journey)
  } catch (error) {
    error.stack += `\nIts server:\n${server.output().slice(-4_000)}`
    throw error
  } finally {
    await server.stop()
  }
}
