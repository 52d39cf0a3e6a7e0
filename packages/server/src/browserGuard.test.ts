import { expect, it } from 'vitest'

it('an import that a bundler resolved for browsers throws, and tells what to use', async () => {
  await expect(import('./browserGuard.js')).rejects.toThrow(
    '@hakuna-kit/server holds the secret key and must not be part of a page. ' +
      'Call the proxy from the browser with @hakuna-kit/core instead.',
  )
})
