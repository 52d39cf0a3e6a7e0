import { execFile } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

// Inside the repository, so that the packages resolve.
const folder = join(import.meta.dirname, '../.reports/readme')

describe('README', () => {
  it('shows code that compiles', async () => {
    const readme = await readFile(join(import.meta.dirname, '../README.md'), 'utf8')
    const blocks = [...readme.matchAll(/```(tsx?)\n([\s\S]*?)```/g)]
    expect(blocks.length).toBeGreaterThan(2)

    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { recursive: true })
    await Promise.all(blocks.map(([, type, code], i) => writeFile(join(folder, `block-${i}.${type}`), code ?? '')))
    const config = { extends: '../../tsconfig.json', compilerOptions: { noUnusedLocals: false }, include: ['.'] }
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config))
    const { stdout } = await promisify(execFile)('tsc', ['-p', folder]).catch((error: { stdout: string }) => error)
    expect(stdout.split('\n').filter((line) => line.includes('block-'))).toEqual([])
  }, 60_000)
})
