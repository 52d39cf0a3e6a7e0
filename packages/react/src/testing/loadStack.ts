import { ProtectionSetupError } from '../ProtectionContext.js'
import type { StackParts } from './assembleProtectionTest.js'

let loading: Promise<StackParts> | undefined

/**
 * Server and sandbox. Imported here and not at the top, because they are optional peer dependencies of this package.
 *
 * @throws ProtectionSetupError that names what is missing, and what to do
 */
export function loadStack(): Promise<StackParts> {
  return (loading ??= load())
}

async function load(): Promise<StackParts> {
  // One after the other: both import the same packages, and Jest cannot load one ES module twice at once.
  const { createSandbox } = await named('@hakuna-kit/sandbox', () => import('@hakuna-kit/sandbox'))
  const { createProtectionProxy } = await named('@hakuna-kit/server', () => import('@hakuna-kit/server'))
  return { createSandbox, createProtectionProxy }
}

async function named<T>(name: string, importIt: () => Promise<T>): Promise<T> {
  try {
    return await importIt()
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new ProtectionSetupError(
      `createProtectionTest() could not import ${name}, so the test has no insurer. ` +
        `Install it: npm install --save-dev ${name}. If it is installed, and the test runs in Jest with jsdom, set ` +
        `testEnvironmentOptions: { customExportConditions: ['node'] }. The reason: ${reason}`,
      { cause },
    )
  }
}
