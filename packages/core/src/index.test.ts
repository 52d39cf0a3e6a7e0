import { expect, it } from 'vitest'
import * as core from './index.js'

it('has these public names', () => {
  expect(Object.keys(core).sort()).toMatchInlineSnapshot(`
    [
      "CartActionRefusedError",
      "CartAdapterError",
      "CartNotSettledError",
      "CartSyncDisposedError",
      "ProtectionError",
      "ProtectionRequestError",
      "connectPlans",
      "createCartSync",
      "createProtectionClient",
      "defaultBasePath",
      "explainRecord",
      "explainSync",
      "formatMoney",
      "isPlanLineItem",
      "pickLanguage",
      "pickText",
      "tabChannel",
      "toPlanLineItem",
      "webLock",
    ]
  `)
})
