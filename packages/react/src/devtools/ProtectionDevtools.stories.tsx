import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor, within } from 'storybook/test'
import { headphones, lineOf, notebook, phoneCase } from '@hakuna-kit/test/products'
import { ProductPage } from '@hakuna-kit/test/scene/ProductPage'
import { press } from '@hakuna-kit/test/stories/press'
import { stackOf } from '@hakuna-kit/test/stories/withStack'
import { ProtectionOptIn } from '../opt-in/ProtectionOptIn.js'
import { ProtectionDevtools } from './ProtectionDevtools.js'

const meta = {
  title: 'Developers/ProtectionDevtools',
  component: ProtectionDevtools,
  args: { defaultOpen: true },
  // The panel has a fixed position in the window, so a docs page shows it in an iframe.
  parameters: { layout: 'fullscreen', docs: { story: { inline: false, iframeHeight: 700 } } },
  render: (panel) => (
    <>
      <ProductPage product={headphones}>
        <ProtectionOptIn product={headphones} />
      </ProductPage>
      <ProtectionDevtools {...panel} />
    </>
  ),
} satisfies Meta<typeof ProtectionDevtools>

export default meta
type Story = StoryObj<typeof meta>

const panel = () => {
  const root = document.querySelector('hakuna-kit-devtools')?.shadowRoot?.querySelector<HTMLElement>('.devtools')
  if (!root) throw new Error('There is no panel.')
  return within(root)
}

/** A plan from its lookup to the order: shown, chosen, added to the cart, adjusted by a sync, ordered. */
export const Timeline: Story = {
  args: {
    orderEvents: [
      {
        type: 'order_placed',
        orderId: '10023',
        at: '2999-01-01T10:00:00Z',
        delivery: 'delivered',
        attempts: 1,
        items: [{ productId: headphones.id, quantity: 2 }],
      },
      {
        type: 'order_fulfillment_added',
        orderId: '10023',
        at: '2999-01-02T08:30:00Z',
        delivery: 'waiting',
        attempts: 2,
      },
    ],
  },
  play: async (context) => {
    const { canvas, userEvent } = context
    await userEvent.click(await canvas.findByRole('checkbox'))
    await userEvent.click(canvas.getByRole('button', { name: 'Add to cart' }))
    await waitFor(() => expect(panel().getByText(/^Sync 1 settled/)).toBeVisible())
    const { cart } = stackOf(context)
    const line = cart.current().lineItems.find(({ productId }) => productId === headphones.id)
    cart.setQuantity(line?.id ?? '', 2)
    await waitFor(() => expect(panel().getByText(/goes from 1 to 2, because every unit/)).toBeVisible())
    await expect(panel().getByText(/^order_fulfillment_added, 10023, waiting \(2 attempts\)\.$/)).toBeVisible()
  },
}

/** Each product that the page looked up, with its plans or the reason why there are none. */
export const WhyNoPlans: Story = {
  render: (args) => (
    <>
      <ProductPage product={phoneCase}>
        <ProtectionOptIn product={phoneCase} />
        <ProtectionOptIn product={notebook} name="notebook" />
        <ProtectionOptIn product={{ ...notebook, category: undefined }} name="bare notebook" />
      </ProductPage>
      <ProtectionDevtools {...args} />
    </>
  ),
  play: async () => {
    await waitFor(() => expect(panel().getAllByText(/^No plans \(no_match\)/)).toHaveLength(2))
    await expect(panel().getByText(/^Looked up with different product data/)).toBeVisible()
  },
}

/** The report for support, exactly as it is copied. */
export const Report: Story = {
  parameters: { stack: { lines: [lineOf(headphones)] } },
  play: async ({ canvas, userEvent }) => {
    await canvas.findByRole('checkbox')
    await waitFor(() => expect(panel().getByText(/^The cart was read: 1 ×/)).toBeVisible())
    await userEvent.click(panel().getByRole('button', { name: 'Show report' }))
    const report = JSON.parse(panel().getByRole('region', { name: 'Report' }).textContent ?? '') as object
    await expect(report).toMatchObject({
      format: 'hakuna-kit-support-report',
      cart: { lines: [{ lineItemId: 'line-1' }] },
    })
  },
}

/**
 * Only the button, until it is pressed. Opening and closing does not change the shop's layout. Escape closes the
 * panel.
 */
export const Closed: Story = {
  args: { defaultOpen: false },
  play: async ({ canvas, canvasElement, userEvent }) => {
    await canvas.findByRole('checkbox')
    const layout = () => [
      document.documentElement.scrollHeight,
      document.documentElement.scrollWidth,
      ...[...canvasElement.querySelectorAll('*')].map((element) => JSON.stringify(element.getBoundingClientRect())),
    ]
    const before = layout()
    await expect(document.querySelector('hakuna-kit-devtools')?.getClientRects()).toHaveLength(0)
    const button = panel().getByRole('button', { name: 'Protection devtools' })
    button.focus()
    await press(userEvent, '{Enter}')
    await expect(panel().getByRole('region', { name: 'Protection devtools' })).toBeVisible()
    await expect(layout()).toEqual(before)
    await press(userEvent, '{Escape}')
    await expect(panel().queryByRole('region')).toBeNull()
  },
}
