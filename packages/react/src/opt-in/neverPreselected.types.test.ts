// @vitest-environment node
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const pathOf = (path: string) => fileURLToPath(new URL(path, import.meta.url))

it('has no prop and no function that preselects a plan, by its types', { timeout: 120_000 }, async () => {
  const tsc = [pathOf('../../../../node_modules/typescript/bin/tsc'), '-p', pathOf('../../tsconfig.type-tests.json')]
  const { stdout } = await promisify(execFile)(process.execPath, tsc).catch((error: { stdout: string }) => error)
  expect(stdout).toBe('')
})
