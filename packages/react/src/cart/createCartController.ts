import {
  connectPlans,
  createCartSync,
  isPlanLineItem,
  tabChannel,
  webLock,
  type Cart,
  type CartChange,
  type CartSync,
  type CartSyncEvent,
  type CartSyncState,
  type PlanConnection,
} from '@hakuna-kit/core'
import { invalidatePlans } from '../plans/invalidatePlans.js'
import { cartSignature } from './cartSignature.js'
import type { CartRow, CartSnapshot, CartStoreOptions, PendingChange, RowNotice } from './createCartStore.js'
import { createObservable, type Observable } from '../createObservable.js'
import { connectionsQueryOptions } from './connectionsQueryOptions.js'
import { toCartRows } from './toCartRows.js'
import { connectRow, type AskedChange, type ConnectedRow, type RowOptions } from './row/connectRow.js'
import { toFailureCode } from './toFailureCode.js'
import { noticeTexts, noticeText, type Notice } from './noticeText.js'
import { shareNext } from './shareNext.js'

export type CartControllerOptions = CartStoreOptions & { view: Observable<CartSnapshot> }

export type CartController = {
  /** Reads the cart, and syncs it if it is another one. */
  refresh(): Promise<void>
  /** Says that a row is on the page, until the returned function is called. */
  watch(): () => void
  /** What a row shows and can do. */
  connectRow(options: RowOptions): ConnectedRow
  sync(): Promise<CartSyncState>
  /** The engine's last event, for the developer panel. */
  syncEvents: Observable<CartSyncEvent | undefined>
  /** Reads the cart and follows it until the returned function is called. */
  start(): () => void
}

/**
 * Keeps the provider's view of the cart true: reads the shop's cart, syncs it, makes one `CartRow` per product line,
 * shows a change before the cart confirms it, and takes it back with a reason when the cart refuses. No React in it.
 */
export function createCartController({
  adapter,
  client,
  queries,
  announcer,
  view,
}: CartControllerOptions): CartController {
  const pending = new Map<string, PendingChange>()
  /** Asked for while another change of the row is written: the cart is told of it afterwards. */
  const waiting = new Map<string, AskedChange>()
  const notices = new Map<string, RowNotice>()
  /** The insurer's reading, valid for one exact cart. */
  let asked: { signature: string; connections: PlanConnection[] } | undefined
  /** From the call on, so that two signals of one change make one loop. */
  let isSyncing = false
  /** The cart that the last loop ended with, settled or not: only another cart starts a new one. */
  let synced: string | undefined
  let engine: CartSync | undefined
  const syncEvents = createObservable<CartSyncEvent | undefined>(undefined)
  /** Rows on the page: without any, nobody asks for connections. */
  let watchers = 0

  /** Makes the rows anew; a row about which nothing changed stays the same object. */
  function show(cart: Cart | null | undefined, sync = view.get().sync) {
    const before = view.get()
    const fresh = new Map<string, CartRow>()
    const known =
      cart && asked?.signature === cartSignature(cart) ? asked.connections : cart && connectPlans(cart).connections
    for (const row of cart && known ? toCartRows(cart, known) : []) {
      const { id } = row.lineItem
      const [change, notice, old] = [pending.get(id), notices.get(id), before.rows.get(id)]
      const made = { ...row, ...(change && { pending: change }), ...(notice && { notice }) }
      fresh.set(id, old && JSON.stringify(old) === JSON.stringify(made) ? old : made)
    }
    const rows = isSame(fresh, before.rows) ? before.rows : fresh
    view.set({ ...before, cart, sync, rows })
  }

  const say = (said: Notice[]) => {
    const text = noticeTexts(announcer)
    if (said.length) announcer.announce(said.map((notice) => noticeText(notice, text)).join(' '))
  }

  const read = shareNext(async () => {
    const cart = await adapter.readCart()
    if (cart) engine?.observe(cart)
    show(cart)
    return cart
  })

  /** Syncs unless the last loop ended with this very cart: the loop's own writes signal too. */
  async function refresh() {
    const cart = await read().catch(() => undefined)
    if (cart === undefined) show(view.get().cart ?? null)
    else if (cartSignature(cart) !== synced && !isSyncing) {
      isSyncing = true
      await engine?.sync()
      isSyncing = false
    }
  }

  /** Notes on the product's rows what became of its plans, and answers it in the words' order. */
  function note(cart: Cart | null | undefined, changes: readonly CartChange[]): Notice[] {
    return changes.map(({ productReference, title, to, reason }): Notice => {
      const notice: RowNotice = to ? { type: 'adjusted', title, count: to } : { type: 'removed', title }
      for (const line of cart?.lineItems ?? []) {
        if (line.productId === productReference && !isPlanLineItem(line)) notices.set(line.id, notice)
      }
      return reason === 'product_removed' ? { type: 'productRemoved', title } : notice
    })
  }

  function follow(state: CartSyncState) {
    isSyncing = state.status === 'syncing'
    if (state.status === 'settled') {
      const { cart, changes, rounds } = state
      synced = cartSignature(cart)
      const said = note(cart, changes)
      show(cart, state)
      say(said)
      announcer.emit({ type: 'sync_settled', rounds, changes })
      askConnections()
      // The shopper may have changed the cart while the last round ran.
      void refresh()
      return
    }
    if (state.status !== 'failed') return show(view.get().cart, state)
    const { cart = view.get().cart, changes = [], error } = state
    synced = cartSignature(cart ?? null)
    // A plan that went is said, whatever became of the loop.
    const said = note(cart, changes)
    show(cart, state)
    say(said)
    announcer.emit({ type: 'sync_failed', code: error.code })
  }

  /** Rows answer from the local reading at once; where plans are in the cart the insurer has the last word. */
  function askConnections() {
    const { cart, sync } = view.get()
    if (!watchers || sync.status !== 'settled' || !cart?.lineItems.some(isPlanLineItem)) return
    const signature = cartSignature(cart)
    if (signature !== synced || signature === asked?.signature) return
    queries.fetchQuery(connectionsQueryOptions({ client, cart })).then(
      (connections) => {
        asked = { signature, connections }
        show(view.get().cart)
      },
      // The local reading stands.
      () => {},
    )
  }

  /** Shows the change at once, makes it so, or takes it back with the reason. */
  async function change(row: CartRow, asked: AskedChange): Promise<void> {
    const { shown, title, write } = asked
    const { id } = row.lineItem
    const isBusy = pending.has(id)
    pending.set(id, shown)
    notices.delete(id)
    show(view.get().cart)
    if (isBusy) return void waiting.set(id, asked)
    const adding = shown.type === 'adding'
    let notice: Notice = { type: adding ? 'added' : 'removed', title }
    try {
      await write(adapter)
    } catch (error) {
      notice = { type: adding ? 'addFailed' : 'removeFailed', title, code: toFailureCode(error) }
      notices.set(id, notice)
      if (adding) invalidatePlans(queries, row.lineItem.productId)
    }
    const cart = await adapter.readCart().catch(() => view.get().cart)
    const next = waiting.get(id)
    waiting.delete(id)
    pending.delete(id)
    show(cart)
    say([notice])
    // What was to follow a change that failed is void: it was asked of a row that looked otherwise.
    if (next && !notices.has(id) && view.get().rows.has(id)) await change(row, next)
    else await refresh()
  }

  const controller: CartController = {
    refresh,

    watch() {
      watchers += 1
      askConnections()
      return () => void (watchers -= 1)
    },

    connectRow: (options: RowOptions) => connectRow({ ...options, announcer, change }),

    sync: async () => (await engine?.sync()) ?? view.get().sync,

    syncEvents,

    start() {
      const sync = (engine = createCartSync({
        cart: adapter,
        reportCart: (cart, options) => client.reportCart(cart, options),
        lock: webLock('cart'),
        tabs: tabChannel('cart'),
        onEvent: syncEvents.set,
      }))
      const stops = [sync.subscribe(() => follow(sync.getState())), adapter.subscribe?.(() => void refresh())]
      // A page that comes back from the back/forward cache may show an old cart.
      const onPageShow = (event: PageTransitionEvent) => event.persisted && void refresh()
      addEventListener('pageshow', onPageShow)
      read().then(
        (cart) => void (engine === sync && cart?.lineItems.some(isPlanLineItem) && sync.sync()),
        () => show(null),
      )
      return () => {
        removeEventListener('pageshow', onPageShow)
        for (const stop of stops) stop?.()
        sync.dispose()
        if (engine === sync) engine = undefined
      }
    },
  }
  view.set({ ...view.get(), controller })
  return controller
}

function isSame(a: ReadonlyMap<string, CartRow>, b: ReadonlyMap<string, CartRow>): boolean {
  return a.size === b.size && [...a].every(([id, row]) => b.get(id) === row)
}
