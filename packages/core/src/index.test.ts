import { expect, it } from 'vitest'
import * as core from './index.js'

it('has these public names', () => {
  expect(Object.keys(core).sort()).toMatchInlineSnapshot(`
    [
      "CartAdapterError",
      "ProtectionError",
      "ProtectionRequestError",
      "connectPlans",
      "createProtectionClient",
      "defaultBasePath",
      "formatMoney",
      "getPlanConnections",
      "isPlanLineItem",
      "pickLanguage",
      "pickText",
      "toPlanLineItem",
    ]
  `)
})
