import { createSandbox } from '@hakuna-kit/sandbox'
import { phone } from '@hakuna-kit/test/products'
import { secretKey } from '@hakuna-kit/test/server/createStack'
import { afterEach, expect, it, vi } from 'vitest'
import { createInsurerClient } from './createInsurerClient.js'

afterEach(() => vi.unstubAllGlobals())

it('uses the fetch of the platform at each call, so that it can be replaced after the client was made', async () => {
  const insurer = createInsurerClient({ secretKey })
  vi.stubGlobal('fetch', createSandbox().fetch)
  expect(await insurer.lookUpPlans({ product: phone, userSessionId: 'shopper-1' })).toMatchObject([
    { merchantProductId: 'pl-prd-hakuna' },
  ])
})
