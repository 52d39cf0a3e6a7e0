import type { CartAdapter, NewLineItem } from '@hakuna-kit/core'
import { createMemoryCart, type MemoryCart } from '@hakuna-kit/core/testing'
import { assembleProtectionTest, type AssembleOptions, type ProtectionTest } from './assembleProtectionTest.js'
import { loadStack } from './loadStack.js'
import { provideWebGlobals } from './provideWebGlobals.js'

export type ProtectionTestOptions<Cart extends CartAdapter = MemoryCart> = Omit<AssembleOptions<Cart>, 'cart'> & {
  /** Lines of the memory cart at the start; a line without an id gets one. Default: there is no cart yet. */
  lines?: readonly (NewLineItem & { id?: string | undefined })[] | undefined
  /** The shop's own adapter, instead of the memory cart. */
  cart?: Cart | undefined
}

let count = 0

/**
 * A shop for the component tests of a shop: the real stack in one process, from the provider to a sandbox of the
 * insurer, with a cart in memory. Nothing is sent over the network. Runs in Vitest and Jest, with jsdom, happy-dom or
 * neither; make one for each test.
 *
 * ```tsx
 * const shop = await createProtectionTest()
 * render(<ProductPage product={phone} />, { wrapper: shop.Provider })
 * await userEvent.click(await screen.findByRole('checkbox'))
 * await userEvent.click(screen.getByRole('button', { name: 'Add to cart' }))
 * await waitFor(() => expect(shop.cart.inspect()?.lineItems).toHaveLength(2))
 * ```
 *
 * It needs `@hakuna-kit/server` and `@hakuna-kit/sandbox`, which are optional peer dependencies:
 * `npm install --save-dev @hakuna-kit/server @hakuna-kit/sandbox`. Web standards that the test environment lacks, such
 * as `Request` in Jest's jsdom, are taken from Node. Jest with jsdom also needs the option
 * `testEnvironmentOptions: { customExportConditions: ['node'] }`, because the server's entry refuses to be imported
 * under the condition `browser`.
 *
 * @throws ProtectionSetupError where one of the two packages cannot be imported
 */
export async function createProtectionTest<Cart extends CartAdapter = MemoryCart>({
  lines,
  cart,
  ...options
}: ProtectionTestOptions<Cart> = {}): Promise<ProtectionTest<Cart>> {
  // Before the imports, which use them.
  provideWebGlobals()
  const parts = await loadStack()
  const ownCart = cart ?? createMemoryCart({ id: `test-cart-${++count}`, lineItems: lines && withIds(lines) })
  return assembleProtectionTest(parts, { ...options, cart: ownCart as Cart })
}

const withIds = (lines: readonly (NewLineItem & { id?: string | undefined })[]) =>
  lines.map((line, index) => ({ ...line, id: line.id ?? `first-${index + 1}` }))
