import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoFolder } from './support/buildClient.js'
import { launchBrowser, openShop } from './support/openShop.js'
import { guardProcess } from '../../../tools/guardProcess.mjs'

describe('start.mjs', () => {
  let folder: string
  let child: ChildProcess
  let guard: ReturnType<typeof guardProcess>
  let output = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'halle7-start-'))
    const { HAKUNA_SECRET_KEY: _key, HAKUNA_BASE_URL: _url, NODE_ENV: _mode, ...env } = process.env
    const command = [join(demoFolder, 'start.mjs'), '--', '--port', '0', '--data', folder, '--reset']
    child = spawn(process.execPath, command, { env })
    guard = guardProcess({ pid: child.pid, folder })
    child.stdout?.on('data', (text) => (output += String(text)))
    child.stderr?.on('data', (text) => (output += String(text)))
  })
  afterAll(async () => {
    if (child.exitCode === null) child.kill('SIGKILL')
    guard.release()
    await rm(folder, { recursive: true, force: true })
  })

  it('prints three working addresses, serves pages that do not reload, and stops on SIGTERM', async () => {
    await expect.poll(() => output, { timeout: 60_000 }).toContain('Insurer: a sandbox in this process')
    const [shopUrl = '', ...others] = output.match(/http:\/\/localhost:\d+\S*/g) ?? []
    expect(others).toEqual([`${shopUrl}/back-office`, `${shopUrl}/insurer`])
    expect(output).not.toMatch(/sk_/)

    const browser = await launchBrowser()
    try {
      const { page, watch } = await openShop(browser, shopUrl)
      page.setDefaultTimeout(60_000)
      await page.goto(`${shopUrl}/products/iphone-14`)
      await page.getByRole('checkbox', { name: /1 Jahr Garantieerweiterung/ }).waitFor()
      await page.getByText('Versicherer: eine Sandbox in diesem Prozess').waitFor()
      await page.goto(`${shopUrl}/back-office`)
      await page.getByRole('heading', { name: 'Bestellungen' }).waitFor()
      await page.goto(`${shopUrl}/insurer`)
      await page.getByRole('switch').first().waitFor()
      expect(watch.documents).toHaveLength(3)
      expect(watch.foreignRequests).toEqual([])
      expect(watch.errors).toEqual([])
    } finally {
      await browser.close()
    }

    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  })
})
