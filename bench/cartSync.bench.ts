import { connectPlans, type Cart, type CartAction, type CartAdapter, type LineItem } from '@hakuna-kit/core'
import { createCartSync } from '@hakuna-kit/core/sync'
import { createMemoryCart, type MemoryCart } from '@hakuna-kit/core/testing'
import { createSandbox } from '@hakuna-kit/sandbox'
import { planLine, productLine } from '@hakuna-kit/test/carts'
import { createSandboxInsurer } from '@hakuna-kit/test/createSandboxInsurer'

type Row = { what: string; value: string; budget?: string; ok?: boolean }
type Report = ReturnType<typeof createSandboxInsurer>
type Loop = { settle: () => Promise<void>; reports: () => number }

/** Edits of a cart with two protected phones and a case without a plan. */
const edits: Record<string, (cart: MemoryCart) => void> = {
  'quantity up': (cart) => cart.setQuantity('1', 3),
  'quantity down': (cart) => cart.setQuantity('1', 1),
  'product removed': (cart) => cart.setQuantity('1', 0),
  'opt-in': (cart) => cart.addNow([planLine('', 'prd-bb-32')]),
  'opt-out': (cart) => cart.setQuantity('2', 0),
}
const startingLines = (): LineItem[] => [
  productLine('1', 'prd-iphone14', 2),
  planLine('2', 'prd-iphone14', 2),
  productLine('3', 'prd-bb-32'),
]

function engineLoop(cart: CartAdapter, report: Report, predict: boolean): Loop {
  let reports = 0
  const engine = createCartSync({
    cart,
    predict,
    reportCart: (it) => {
      reports++
      return report(it)
    },
  })
  return { settle: async () => void (await engine.sync()), reports: () => reports }
}

/** The loop exactly as in the insurer's guide: report, apply the actions, report again until there are none. */
function guideLoop(cart: CartAdapter, report: Report): Loop {
  let reports = 0
  return {
    async settle() {
      for (;;) {
        const current = await cart.readCart()
        reports++
        const actions = current ? await report(current) : []
        if (!actions.length) return
        for (const action of actions)
          if (action.type === 'update_line_item') await cart.updateLineItem(action.lineItemId, action.quantity)
      }
    },
    reports: () => reports,
  }
}

async function reportsFor(edit: (cart: MemoryCart) => void, start: (cart: MemoryCart, report: Report) => Loop) {
  const cart = createMemoryCart({ lineItems: startingLines() })
  const loop = start(cart, createSandboxInsurer(createSandbox(), 'cart-1'))
  await loop.settle()
  const before = loop.reports()
  edit(cart)
  await loop.settle()
  return loop.reports() - before
}

async function editRows(): Promise<Row[]> {
  const rows: Row[] = []
  for (const [kind, edit] of Object.entries(edits)) {
    const predicted = await reportsFor(edit, (cart, report) => engineLoop(cart, report, true))
    const unpredicted = await reportsFor(edit, (cart, report) => engineLoop(cart, report, false))
    const naive = await reportsFor(edit, guideLoop)
    rows.push({
      what: `cart edit, ${kind}: rounds = browser round trips, predicted / not / loop of the guide`,
      value: `${predicted} / ${unpredicted} / ${naive}`,
      budget: 'predicted: 1',
      ok: predicted === 1,
    })
  }
  return rows
}

async function burstRow(): Promise<Row> {
  const cart = createMemoryCart({ lineItems: startingLines() })
  let loops = 0
  const report = createSandboxInsurer(createSandbox(), 'cart-1')
  const engine = createCartSync({
    cart,
    reportCart: report,
    lock: (task) => {
      loops++
      return task()
    },
  })
  await engine.sync()
  loops = 0
  const syncs: Promise<unknown>[] = []
  for (let edit = 0; edit < 200; edit++) {
    cart.setQuantity('1', 2 + (edit % 7))
    syncs.push(engine.sync())
    if (edit % 20 === 0) await Promise.resolve()
  }
  await Promise.all(syncs)
  return { what: '200 edits in one burst: loops', value: `${loops}`, budget: '<= 2', ok: loops <= 2 }
}

/** As many product lines as plan lines. */
function bigCart(lines: number): Cart {
  const lineItems = Array.from({ length: lines }, (_, index) =>
    index % 2 ? planLine(`${index}`, `product-${index - 1}`, 2) : productLine(`${index}`, `product-${index}`, 2),
  )
  return { id: 'big', currency: 'eur', lineItems }
}

/**
 * Milliseconds of engine time for one round; cart and insurer take no time. The first report asks for a change of every
 * tenth plan line, the second for none.
 */
async function roundTime(lines: number): Promise<number> {
  const start = bigCart(lines)
  const actions = start.lineItems
    .filter((_, index) => index % 20 === 1)
    .map(({ id }): CartAction => ({ type: 'update_line_item', lineItemId: id, quantity: 1 }))
  const lowered = new Set(actions.map((action) => action.type === 'update_line_item' && action.lineItemId))
  const end: Cart = {
    ...start,
    lineItems: start.lineItems.map((it) => (lowered.has(it.id) ? { ...it, quantity: 1 } : it)),
  }
  return fastestTime(async () => {
    let writes = 0
    let reports = 0
    const engine = createCartSync({
      cart: {
        readCart: async () => (writes ? end : start),
        addLineItems: async () => {},
        updateLineItem: async () => void writes++,
      },
      reportCart: async () => (reports++ ? [] : actions),
    })
    const state = await engine.sync()
    if (state.status !== 'settled' || state.rounds !== 2) throw new Error(`The loop ended as ${state.status}.`)
    return state.rounds
  })
}

/** Milliseconds of the fastest of many runs: other work of the machine can only make a run slower. */
async function fastestTime(work: () => Promise<number> | number): Promise<number> {
  let fastest = Number.POSITIVE_INFINITY
  for (let run = 0; run < 60; run++) {
    const start = performance.now()
    const parts = await work()
    fastest = Math.min(fastest, (performance.now() - start) / parts)
  }
  return fastest
}

async function timeRows(): Promise<Row[]> {
  const sizes = [10, 100, 1000]
  const rounds: number[] = []
  const pairings: number[] = []
  for (const size of sizes) {
    rounds.push(await roundTime(size))
    const cart = bigCart(size)
    pairings.push(await fastestTime(() => connectPlans(cart).connections.length && 1))
  }
  const list = (times: number[]): string => times.map((time) => time.toFixed(3)).join(' / ')
  return [
    {
      what: 'engine time of a round over 10 / 100 / 1000 lines, ms',
      value: list(rounds),
      budget: '< 5 at 1000',
    },
    { what: 'connectPlans over 10 / 100 / 1000 lines, ms', value: list(pairings) },
    {
      what: 'growth of a round from 100 to 1000 lines',
      value: `${(rounds[2]! / rounds[1]!).toFixed(1)} x`,
      budget: 'about 10 x',
    },
  ]
}

export async function rows(): Promise<Row[]> {
  return [...(await editRows()), await burstRow(), ...(await timeRows())]
}
