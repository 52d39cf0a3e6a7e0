import { isPlanLineItem, type Cart, type PlanConnection } from '@hakuna-kit/core'
import {
  createCartSync,
  getPlanConnections,
  planConnections,
  tabChannel,
  webLock,
  type CartSync,
  type CartSyncEvent,
  type CartSyncState,
} from '@hakuna-kit/core/sync'
import { coalesce } from '@hakuna-kit/core/internal'
import { callShop } from '../callShop.js'
import { createObservable, type Observable } from '../createObservable.js'
import { devWarnings } from '../devWarnings.js'
import type { OptInCode } from '../opt-in/optInCode.js'
import { invalidatePlans } from '../plans/invalidatePlans.js'
import type { CartRow, PendingChange, RowNotice } from './CartRow.js'
import type { CartController, CartSnapshot, CartStoreOptions } from './CartStore.js'
import { cartSignature, connectionsQuery } from './connectionsQuery.js'
import { describeChanges, noticeText, toFailureCode, type Notice } from './Notice.js'
import { connectRow, type RowChange } from './row/connectRow.js'
import { createFailedRow } from './row/createFailedRow.js'
import { toCartRows } from './toCartRows.js'

// One download: a row shows what the controller knows.
export { LoadedRow } from './row/LoadedRow.js'

export type CartControllerOptions = CartStoreOptions & {
  snapshot: Observable<CartSnapshot>
  /** Passed in and not imported: with an import bundlers would cut both downloads into more files. */
  optIn: Pick<OptInCode, 'announce' | 'noticeTexts' | 'reportPlans'>
}

/**
 * Keeps the snapshot equal to the shop's cart: reads it, syncs it, makes one `CartRow` per product line item, shows a
 * change before the cart confirms it, and undoes it with a reason where the cart refuses. Contains no React.
 */
export function createCartController(options: CartControllerOptions): CartController {
  const { adapter, client, queries, announcer, snapshot, optIn } = options
  const pending = new Map<string, PendingChange>()
  /** Changes of a row for which another change is being written: each is written after that one. */
  const queued = new Map<string, RowChange>()
  const notices = new Map<string, RowNotice>()
  /** The insurer's own plan connections, valid for one exact cart. */
  let insurerAnswer: { signature: string; connections: PlanConnection[] } | undefined
  /** Set before the loop begins, so that two signals of one change begin one loop. */
  let isSyncing = false
  /** The cart that the last loop ended with, settled or failed. Only another cart begins a new loop. */
  let syncedSignature: string | undefined
  let engine: CartSync | undefined
  const syncEvents = createObservable<CartSyncEvent | undefined>(undefined)
  /** Rows on the page. Without any, connections are not asked for. */
  let rowCount = 0

  function connectionsOf(cart: Cart): readonly PlanConnection[] {
    return insurerAnswer?.signature === cartSignature(cart) ? insurerAnswer.connections : planConnections(cart)
  }

  function show(cart: Cart | null | undefined, sync = snapshot.get().sync) {
    const before = snapshot.get()
    const connections = cart ? connectionsOf(cart) : []
    snapshot.set({
      ...before,
      cart,
      sync,
      rows: toCartRows({ cart, connections, pending, notices, before: before.rows }),
    })
  }

  function announce(said: Notice[]) {
    const text = optIn.noticeTexts(announcer.language())
    if (said.length) optIn.announce(announcer, said.map((notice) => noticeText(notice, text)).join(' '))
  }

  /** Rejects also where the shop's function throws at once, or answers with something that is no cart. */
  async function readCart() {
    const cart = await adapter.readCart()
    if (cart && !cart.lineItems.every(Boolean)) throw new TypeError('A line item is missing.')
    return cart
  }
  const read = coalesce(async () => {
    const reading = readCart()
    if (process.env.NODE_ENV !== 'production') devWarnings?.watchRead(adapter, reading)
    const cart = await reading
    if (cart) engine?.observe(cart)
    show(cart)
    return cart
  })

  /** Does not sync where the last loop ended with this very cart, because the loop's own writes signal too. */
  async function refresh() {
    const cart = await read().catch(() => undefined)
    if (cart === undefined) show(snapshot.get().cart ?? null)
    else if (cartSignature(cart) !== syncedSignature && !isSyncing) {
      isSyncing = true
      await engine?.sync()
      isSyncing = false
    }
  }

  function onSyncState(state: CartSyncState) {
    isSyncing = state.status === 'syncing'
    if (state.status !== 'settled' && state.status !== 'failed') return show(snapshot.get().cart, state)
    const { cart = snapshot.get().cart, changes = [] } = state
    syncedSignature = cartSignature(cart ?? null)
    // Also of a failed loop: the plans that it changed or removed are announced.
    const described = describeChanges(cart, changes)
    for (const [id, notice] of described.rowNotices) notices.set(id, notice)
    const isFailed = state.status === 'failed'
    // A failed loop may have read the cart before the shopper's last change.
    show(isFailed ? snapshot.get().cart : cart, state)
    announce(described.notices)
    if (process.env.NODE_ENV !== 'production') devWarnings?.watchSync(client, state)
    if (isFailed) {
      announcer.emit({ type: 'sync_failed', code: state.error.code })
      return void read().catch(() => {})
    }
    announcer.emit({ type: 'sync_settled', rounds: state.rounds, changes: state.changes })
    askConnections()
    // The shopper may have changed the cart during the last round.
    void refresh()
  }

  /**
   * Asks the insurer where the cart contains plans. Until it answers, rows show the connections that the cart suggests.
   */
  function askConnections() {
    const { cart, sync } = snapshot.get()
    if (!rowCount || sync.status !== 'settled' || !cart?.lineItems.some(isPlanLineItem)) return
    const signature = cartSignature(cart)
    if (signature !== syncedSignature || signature === insurerAnswer?.signature) return
    queries.fetchQuery(connectionsQuery({ client, cart }, getPlanConnections)).then(
      (connections) => {
        insurerAnswer = { signature, connections }
        show(snapshot.get().cart)
      },
      () => {},
    )
  }

  /** Shows the change at once and writes it. Where the cart refuses, undoes it and shows the reason. */
  async function change(row: CartRow, rowChange: RowChange): Promise<void> {
    const { shown, title, write } = rowChange
    const { id } = row.lineItem
    const isBusy = pending.has(id)
    pending.set(id, shown)
    notices.delete(id)
    show(snapshot.get().cart)
    if (isBusy) return void queued.set(id, rowChange)
    const isAdding = shown.type === 'adding'
    let notice: Notice = { type: isAdding ? 'added' : 'removed', title }
    try {
      await write(adapter)
    } catch (error) {
      notice = { type: isAdding ? 'addFailed' : 'removeFailed', title, code: toFailureCode(error) }
      notices.set(id, notice)
      if (isAdding) invalidatePlans(queries, row.lineItem.productId)
    }
    const cart = await readCart().catch(() => snapshot.get().cart)
    if (process.env.NODE_ENV !== 'production') devWarnings?.watchAdding(adapter, shown, notice.type, cart)
    const next = queued.get(id)
    queued.delete(id)
    pending.delete(id)
    show(cart)
    announce([notice])
    // Dropped after a failure: the shopper made it on a row that showed the first change as done.
    if (next && !notices.has(id) && snapshot.get().rows.has(id)) await change(row, next)
    else await refresh()
  }

  function start() {
    const sync = (engine = createCartSync({
      cart: adapter,
      client,
      lock: webLock('cart'),
      tabs: tabChannel('cart'),
      onEvent: syncEvents.set,
    }))
    const stops = [sync.subscribe(() => onSyncState(sync.getState()))]
    void callShop(() => stops.push(adapter.subscribe?.(() => void refresh()) ?? (() => {})))
    // A page from the back/forward cache may show an old cart.
    const onPageShow = (event: PageTransitionEvent) => event.persisted && void refresh()
    addEventListener('pageshow', onPageShow)
    read().then(
      (cart) => void (cart?.lineItems.some(isPlanLineItem) && sync.sync()),
      () => show(null),
    )
    return () => {
      removeEventListener('pageshow', onPageShow)
      for (const stop of stops) void callShop(stop)
      sync.dispose()
      if (engine === sync) engine = undefined
    }
  }

  return {
    refresh,
    watch() {
      rowCount += 1
      askConnections()
      return () => void (rowCount -= 1)
    },
    connectRow(row) {
      try {
        return connectRow({ ...row, announcer, change, optIn })
      } catch (error) {
        return createFailedRow(announcer, error)
      }
    },
    sync: async () => (await engine?.sync()) ?? snapshot.get().sync,
    syncEvents,
    start,
  }
}
