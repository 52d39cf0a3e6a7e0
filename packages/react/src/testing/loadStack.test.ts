// @vitest-environment node
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const run = promisify(execFile)
const repository = join(import.meta.dirname, '../../../..')

describe('createProtectionTest without the packages that it needs', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hakuna-kit-testing-'))
    await mkdir(join(folder, 'node_modules'))
    for (const name of ['react', 'react-dom', '@tanstack'])
      await symlink(join(repository, 'node_modules', name), join(folder, 'node_modules', name))
    await build({
      entryPoints: [join(import.meta.dirname, 'index.ts')],
      outfile: join(folder, 'testing.mjs'),
      bundle: true,
      format: 'esm',
      platform: 'node',
      conditions: ['@hakuna-kit/source'],
      external: ['react', 'react/*', 'react-dom', '@tanstack/react-query', '@hakuna-kit/sandbox', '@hakuna-kit/server'],
    })
    await writeFile(
      join(folder, 'test.mjs'),
      "import { createProtectionTest } from './testing.mjs'\n" +
        'await createProtectionTest().catch((error) => console.log(error.name, error.code, error.message))\n',
    )
  }, 60_000)
  afterAll(() => rm(folder, { recursive: true }))
  const message = async () => (await run(process.execPath, [join(folder, 'test.mjs')])).stdout

  it('says what is missing, and how to install it', async () => {
    const said = await message()
    expect(said).toContain('protection_setup createProtectionTest() could not import @hakuna-kit/sandbox')
    expect(said).toContain('npm install --save-dev @hakuna-kit/sandbox')
  })

  it('names the second one where only the first is there', async () => {
    const sandbox = join(folder, 'node_modules/@hakuna-kit/sandbox')
    await mkdir(sandbox, { recursive: true })
    await writeFile(join(sandbox, 'index.js'), 'exports.createSandbox = () => {}')
    expect(await message()).toContain('could not import @hakuna-kit/server')
  })
})
