import type { Cart, CartAdapter, LineItem, NewLineItem } from '../../cart.js'
import type { CartAdapterSetup } from '../CartAdapterSetup.js'

/** What the cases of one shop have in common. */
export type AdapterCaseContext = CartAdapterSetup & {
  /** A new cart to which `items` were added in one call. */
  filled(...items: NewLineItem[]): Promise<{ adapter: CartAdapter; other: CartAdapter | undefined; cart: Cart }>
}

export const toContext = (setup: CartAdapterSetup): AdapterCaseContext => ({
  ...setup,
  async filled(...items) {
    const { adapter, other } = await setup.createAdapters()
    await adapter.addLineItems(items)
    return { adapter, other, cart: await readLines(adapter) }
  },
})

/** The cart, which must have lines. */
export async function readLines(adapter: CartAdapter): Promise<Cart> {
  const cart = await adapter.readCart()
  if (!cart) throw new Error('readCart() gave null although the cart has lines.')
  return cart
}

export const times = (quantity: number, item: NewLineItem): NewLineItem => ({ ...item, quantity })

const referenceOf = (line: Partial<LineItem>): string | undefined => line.customProperties?.productReference
export const planLines = (cart: Cart): LineItem[] => cart.lineItems.filter(referenceOf)
export const productLines = (cart: Cart): LineItem[] => cart.lineItems.filter((line) => !referenceOf(line))

/** The only plan line, or the one for the product of `plan`. */
export function planLine(cart: Cart, plan?: NewLineItem): LineItem {
  const line = planLines(cart).find((it) => !plan || referenceOf(it) === referenceOf(plan))
  if (!line)
    throw new Error(
      `The cart has no line with ${plan ? `the productReference ${referenceOf(plan)}` : 'a productReference'}.`,
    )
  return line
}

export const unitsOf = (lines: { quantity: number }[]): number =>
  lines.reduce((units, { quantity }) => units + quantity, 0)

/** Units by item, whatever the order of the lines. */
export const unitsByItem = (lines: NewLineItem[]): string[] =>
  lines.map(({ quantity, productId }) => `${quantity} ${productId}`).sort()

/** Units by custom properties, whatever the order of the lines and of the properties. */
export const unitsByProperties = (lines: NewLineItem[]): string[] =>
  lines.map((line) => `${line.quantity} ${JSON.stringify(propertiesOf(line))}`).sort()

export const propertiesOf = ({ customProperties = {} }: Partial<LineItem>): [string, string][] =>
  Object.entries(customProperties).sort()

export const codeOf = (error: unknown): unknown => (error as { code?: unknown } | undefined)?.code
