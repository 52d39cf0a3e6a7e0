import {
  connectPlans,
  createCartSync,
  isPlanLineItem,
  tabChannel,
  webLock,
  type Cart,
  type CartAdapter,
  type CartSync,
  type CartSyncState,
  type LineItem,
  type NewLineItem,
  type Plan,
  type PlanConnection,
  type ProtectionClient,
} from '@hakuna-kit/core'
import { cartSignature } from './cartSignature.js'
import { toCartRows, type CartRow, type Notice, type PendingChange, type RowNotice } from './cartRows.js'
import { toFailureCode } from './failureCode.js'
import { createObservable } from './observable.js'

export type CartStoreOptions = {
  adapter: CartAdapter
  client: ProtectionClient
  /** Asks the insurer for its connections, through the shop's query cache. */
  loadConnections: (cart: Cart) => Promise<PlanConnection[]>
  onNotice: (notices: Notice[]) => void
  onSync: (state: Extract<CartSyncState, { status: 'settled' | 'failed' }>) => void
}

/**
 * The cart as the rows see it. One per provider, no React in it: it reads the shop's cart, keeps one `CartRow` per
 * product line (the same object as long as nothing about the line changed), shows a change before the cart confirms
 * it, and takes it back with a reason when the cart refuses.
 */
export type CartStore = ReturnType<typeof createCartStore>

export function createCartStore({ adapter, client, loadConnections, onNotice, onSync }: CartStoreOptions) {
  /** `undefined`: not read yet. */
  const cart = createObservable<Cart | null | undefined>(undefined)
  const rows = createObservable<ReadonlyMap<string, CartRow>>(new Map())
  const syncState = createObservable<CartSyncState>({ status: 'idle' })
  const pending = new Map<string, PendingChange>()
  const notices = new Map<string, RowNotice>()
  /** The insurer's reading, valid for one exact cart. */
  let asked: { signature: string; connections: PlanConnection[] } | undefined
  let watchers = 0
  /** The cart that the last loop ended with, settled or not: only another cart starts a new one. */
  let synced: string | undefined
  let engine: CartSync | undefined

  function show(next: Cart | null | undefined) {
    const connections =
      next && (asked?.signature === cartSignature(next) ? asked.connections : connectPlans(next).connections)
    const fresh = new Map<string, CartRow>()
    for (const row of next && connections ? toCartRows(next, connections) : []) {
      const { id } = row.lineItem
      const [change, notice, old] = [pending.get(id), notices.get(id), rows.get().get(id)]
      const made = { ...row, ...(change && { pending: change }), ...(notice && { notice }) }
      fresh.set(id, JSON.stringify(old) === JSON.stringify(made) && old ? old : made)
    }
    cart.set(next)
    rows.set(fresh)
  }

  async function read(): Promise<Cart | null> {
    const next = await adapter.readCart()
    show(next)
    return next
  }

  /** Syncs unless the last loop ended with this very cart: the loop's own writes signal too. */
  async function refresh() {
    const next = await read().catch(() => undefined)
    if (next === undefined) show(cart.get() ?? null)
    else if (cartSignature(next) !== synced && syncState.get().status !== 'syncing') await engine?.sync()
  }

  function follow(state: CartSyncState) {
    syncState.set(state)
    if (state.status === 'settled') {
      synced = cartSignature(state.cart)
      const said = state.changes.map(({ productReference, title, to, reason }) => {
        const notice: RowNotice = to ? { type: 'adjusted', title, count: to } : { type: 'removed', title }
        for (const line of state.cart?.lineItems ?? []) {
          if (line.productId === productReference && !isPlanLineItem(line)) notices.set(line.id, notice)
        }
        return reason === 'product_removed' ? ({ type: 'productRemoved', title } satisfies Notice) : notice
      })
      onNotice(said)
      show(state.cart)
      void askConnections()
      onSync(state)
      // The shopper may have changed the cart while the last round ran.
      void refresh()
    } else if (state.status === 'failed') {
      synced = cartSignature(cart.get() ?? null)
      onSync(state)
    }
  }

  /** Rows answer from the local reading at once; where plans are in the cart the insurer has the last word. */
  async function askConnections() {
    const current = cart.get()
    if (!watchers || syncState.get().status !== 'settled' || !current?.lineItems.some(isPlanLineItem)) return
    const signature = cartSignature(current)
    if (signature !== synced || signature === asked?.signature) return
    try {
      asked = { signature, connections: await loadConnections(current) }
      show(cart.get())
    } catch {
      // The local reading stands.
    }
  }

  /** Shows the change at once, makes it so, or takes it back with the reason. */
  async function change(row: CartRow, shown: PendingChange, title: string, write: () => Promise<void>) {
    const { id } = row.lineItem
    if (pending.has(id)) return
    pending.set(id, shown)
    notices.delete(id)
    show(cart.get())
    const adding = shown.type === 'adding'
    let notice: RowNotice
    try {
      await write()
      notice = { type: adding ? 'added' : 'removed', title }
    } catch (error) {
      notice = { type: adding ? 'addFailed' : 'removeFailed', title, code: toFailureCode(error) }
      notices.set(id, notice)
    }
    await read().catch(() => {})
    pending.delete(id)
    onNotice([notice])
    show(cart.get())
    await refresh()
  }

  return {
    cart,
    rows,
    syncState,

    /** Covers every unit of `row` that has no plan. `title` is the plan's, for the notices. */
    protect: (row: CartRow, plan: Plan, title: string, items: NewLineItem[]) =>
      change(row, { type: 'adding', plan }, title, () => adapter.addLineItems(items)),

    /** Sets a covering plan line to `quantity`. */
    unprotect: (row: CartRow, { id, title }: LineItem, quantity: number) =>
      change(row, { type: 'removing', planLineItemId: id }, title, () => adapter.updateLineItem(id, quantity)),

    /** Adds lines and starts a sync without waiting for it: the sale does not wait for the insurer. */
    async add(items: NewLineItem[]) {
      await adapter.addLineItems(items)
      void refresh()
    },

    /** @see CartSync.sync */
    sync: async () => (await engine?.sync()) ?? syncState.get(),

    /** Rows on the page ask for the insurer's connections; without any, nobody asks. */
    watch(): () => void {
      watchers += 1
      void askConnections()
      return () => void (watchers -= 1)
    },

    /** Reads the cart and follows it until the returned function is called. */
    start(): () => void {
      engine = createCartSync({
        cart: adapter,
        reportCart: (next, options) => client.reportCart(next, options),
        lock: webLock('cart'),
        tabs: tabChannel('cart'),
      })
      const sync = engine
      const stops = [sync.subscribe(() => follow(sync.getState())), adapter.subscribe?.(() => void refresh())]
      // A page that comes back from the back/forward cache may show an old cart.
      const onPageShow = (event: PageTransitionEvent) => event.persisted && void refresh()
      addEventListener('pageshow', onPageShow)
      read().then(
        (first) => void (engine === sync && first?.lineItems.some(isPlanLineItem) && sync.sync()),
        () => show(null),
      )
      return () => {
        removeEventListener('pageshow', onPageShow)
        for (const stop of stops) stop?.()
        sync.dispose()
        engine = undefined
      }
    },
  }
}
