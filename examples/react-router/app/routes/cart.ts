import type { NewLineItem } from '@hakuna-kit/core'
import { findCart, makeCart, toAdapter } from '../cart.server'
import type { Route } from './+types/cart'

/** What `shopCart` sends. A real shop validates it and sets the prices itself. */
export type CartEdit = { add: NewLineItem[] } | { id: string; quantity: number }

export async function loader({ request }: Route.LoaderArgs) {
  return Response.json(await findCart(request))
}

export async function action({ request }: Route.ActionArgs) {
  const edit = (await request.json()) as CartEdit
  const found = await findCart(request)
  const { cart, setCookie } = found ? { cart: found, setCookie: undefined } : await makeCart()
  const adapter = toAdapter(cart)
  if ('add' in edit) await adapter.addLineItems(edit.add)
  else await adapter.updateLineItem(edit.id, edit.quantity)
  return Response.json(cart, setCookie === undefined ? {} : { headers: { 'set-cookie': setCookie } })
}
