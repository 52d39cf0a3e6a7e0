import { MissingPackageError } from '../OutboxError.js'

/** Loads an optional package when it is needed, and says which one is missing when it is not there. */
export async function loadPeer<Module>(
  load: () => Promise<Module>,
  packageName: string,
  what: string,
): Promise<Module> {
  try {
    return await load()
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string }
    if (code === 'ERR_MODULE_NOT_FOUND' && message?.includes(`'${packageName}'`)) {
      throw new MissingPackageError(packageName, what)
    }
    throw error
  }
}
