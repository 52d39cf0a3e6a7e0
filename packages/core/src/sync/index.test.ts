import { expect, it } from 'vitest'
import * as sync from './index.js'

it('has these public names', () => {
  expect(Object.keys(sync).sort()).toMatchInlineSnapshot(`
    [
      "CartActionRefusedError",
      "CartNotSettledError",
      "CartSyncDisposedError",
      "createCartSync",
      "explainRecord",
      "explainSync",
      "getPlanConnections",
      "planConnections",
      "reportCart",
      "syncCart",
      "tabChannel",
      "toPlanLineItem",
      "webLock",
    ]
  `)
})
