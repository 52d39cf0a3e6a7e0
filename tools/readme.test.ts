import { execFile } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { apps } from './fresh-apps/apps.mjs'
import { countFirstPlan, limit } from './fresh-apps/countFirstPlan.mjs'
import { followReadme } from './fresh-apps/followReadme.mjs'
import { chooseBlocks, readBlocks } from './fresh-apps/readBlocks.mjs'
import { readCommands } from './fresh-apps/readCommands.mjs'

// Inside the repository, so that the packages resolve.
const reports = join(import.meta.dirname, '../.reports/readme')
const readme = await readFile(join(import.meta.dirname, '../README.md'), 'utf8')
const blocks = readBlocks(readme)

describe('README', () => {
  it.each(apps)('is at most two steps and ten lines away from the first plan: $name', ({ framework }) => {
    const { steps, lines } = countFirstPlan(blocks, framework)
    expect(steps).toBe(limit.steps)
    expect(lines).toBeGreaterThan(5)
    expect(lines).toBeLessThanOrEqual(limit.lines)
  })

  it('names each file in its text, because a rendered page does not show the title of a block', () => {
    const textOf = ({ step, framework }: (typeof blocks)[number]) =>
      blocks.filter((one) => one.step === step && one.framework === framework).map(({ intro }) => intro)
    const plain = (text: string) => text.replaceAll('`', '').replaceAll(/\s+/g, ' ').toLowerCase()
    const isNamed = (block: (typeof blocks)[number]) =>
      plain(textOf(block).join('')).includes((block.title ?? '').toLowerCase())
    expect(blocks.filter((block) => !isNamed(block)).map(({ title }) => title)).toEqual([])
  })

  it('has no code that `pnpm test:fresh-apps` does not run', () => {
    const run = apps.flatMap(({ framework, lastStep }) =>
      chooseBlocks(blocks, framework).filter(({ step = 0 }) => step <= lastStep),
    )
    expect(blocks.filter((block) => !run.includes(block))).toEqual([])
    expect(readme.match(/^```\w/gm)?.length).toBe(blocks.length + outside)
    expect(readCommands(blocks).install.join()).toContain('@hakuna-kit/react')
  })

  // The types of the other frameworks are not installed in this repository.
  it.each(apps.filter(({ shop, versions }) => ['next', 'vite'].includes(shop) && !versions))(
    'shows code that compiles: $name',
    async (app) => {
      const folder = join(reports, app.shop)
      await rm(folder, { recursive: true, force: true })
      await mkdir(folder, { recursive: true })
      followReadme(folder, app, blocks)
      const compilerOptions = { noUnusedLocals: false, allowJs: true, checkJs: true }
      const config = { extends: '../../../tsconfig.json', compilerOptions, include: ['.'], exclude: [] }
      await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config))
      const { stdout } = await promisify(execFile)('tsc', ['-p', folder]).catch((error: { stdout: string }) => error)
      expect(stdout).toBe('')
    },
    60_000,
  )
})

/** Code blocks in other parts of the README: how to try the demo. */
const outside = 1
