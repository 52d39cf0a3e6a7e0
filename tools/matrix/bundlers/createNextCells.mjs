import assert from 'node:assert/strict'
import { checkInBrowser } from '../../examples/checkInBrowser.mjs'
import { findFreePort } from '../../examples/findFreePort.mjs'
import { importFrom } from '../../examples/installKit.mjs'
import { run, start, waitFor } from '../../examples/processes.mjs'

const next = ['--no-install', 'next']

/** Next's app router is bundler and server in one, so it starts itself. Only the insurer is outside. */
export function createNextCells({ folder, launchBrowser }) {
  const visit = (command) => servePage({ folder, launchBrowser, command })
  return [
    {
      name: 'bundlers next production',
      run: async () => {
        expectNoWarning(await run('npx', [...next, 'build'], { cwd: folder, env }))
        await visit('start')
      },
    },
    { name: 'bundlers next development', run: () => visit('dev') },
  ]
}

const env = { NEXT_TELEMETRY_DISABLED: '1' }

async function servePage({ folder, launchBrowser, command }) {
  const [{ createSandbox }, { serve }] = await Promise.all(
    ['@hakuna-kit/sandbox', '@hakuna-kit/sandbox/serve'].map((name) => importFrom(folder, name)),
  )
  const insurer = await serve({ sandbox: createSandbox(), port: 0 })
  const port = await findFreePort()
  const server = start('npx', [...next, command, '--port', `${port}`], {
    cwd: folder,
    env: { ...env, HAKUNA_BASE_URL: insurer.url },
  })
  try {
    // In development Next serves pages of localhost only.
    const url = `http://localhost:${port}/`
    // In development each address is compiled when it is first asked for, which may take longer than a lookup may.
    for (const path of ['', 'api/protection/plans'])
      await waitFor(server, () => fetch(new URL(path, url)).catch(() => undefined))
    await checkInBrowser(await launchBrowser(), url, { isPrefetched: false })
    expectNoWarning(server.output())
  } finally {
    await server.stop()
    await insurer.close()
  }
}

function expectNoWarning(output) {
  const isAboutTheMachine = (line) => /Slow filesystem detected|No build cache found/.test(line)
  const warnings = output.split('\n').filter((line) => /⚠|⨯|warn|error/i.test(line) && !isAboutTheMachine(line))
  assert.deepEqual(warnings, [], output)
}
