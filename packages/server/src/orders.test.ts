import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import * as orders from './orders.js'

/** The packages that an entry loads at once, and those that it loads when it needs them. */
async function packagesOf(entry: string): Promise<{ atOnce: string[]; whenNeeded: string[] }> {
  const { metafile } = await build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    bundle: true,
    platform: 'node',
    conditions: ['@hakuna-kit/source'],
    format: 'esm',
    write: false,
    metafile: true,
    outdir: 'unused',
    external: ['pg', 'pg-boss', '@electric-sql/pglite'],
    logLevel: 'error',
  })
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports.filter(({ external }) => external))
  const named = (kind: string) =>
    [...new Set(imports.filter((found) => found.kind === kind).map(({ path }) => path))]
      .filter((path) => ['pg', 'pg-boss', '@electric-sql/pglite'].includes(path))
      .sort()
  return { atOnce: named('import-statement'), whenNeeded: named('dynamic-import') }
}

describe('@hakuna-kit/server/orders', () => {
  it('loads database and queue only when an outbox is opened', async () => {
    expect(await packagesOf('./orders.ts')).toEqual({
      atOnce: [],
      whenNeeded: ['@electric-sql/pglite', 'pg', 'pg-boss'],
    })
  })

  it('is no part of the main entry', async () => {
    expect(await packagesOf('./index.ts')).toEqual({ atOnce: [], whenNeeded: [] })
  })

  it('keeps its public names', () => {
    expect(Object.keys(orders).sort()).toMatchInlineSnapshot(`
      [
        "OrderError",
        "OutboxError",
        "cancelLineItems",
        "cancelOrder",
        "createOutbox",
        "fulfillLineItems",
        "isOrderError",
        "joinOfferPlanId",
        "lockFolder",
        "orderErrors",
        "outboxErrors",
        "placeOrder",
        "readLineItemStatus",
        "readOrder",
        "readOrderEvent",
        "refundLineItems",
        "splitOfferPlanId",
        "toOrderSnapshot",
      ]
    `)
  })
})
