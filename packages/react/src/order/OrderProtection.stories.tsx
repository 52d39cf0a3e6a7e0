import type { HostedCheckout } from '@hakuna-kit/core'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { headphones, phoneCase, planLineOf, lineOf } from '@hakuna-kit/test/products'
import { requestCheckout, lateCatalogue } from '@hakuna-kit/test/scene/requestCheckout'
import { OrderProtection } from './OrderProtection.js'

const protectedOrder = [lineOf(headphones), planLineOf(headphones)]
const bareOrder = [lineOf(headphones), lineOf(phoneCase)]
const shippedAt = new Date('2026-11-10T09:00:00Z')

const meta = {
  title: 'Components/OrderProtection',
  component: OrderProtection,
  args: { lineItems: protectedOrder, now: new Date('2026-11-21T09:00:00Z') },
  argTypes: { lineItems: { control: false }, now: { control: false }, shippedAt: { control: false } },
  parameters: { stack: { catalogue: lateCatalogue } },
  // The shop's server asks the insurer after the order and hands the answer on.
  loaders: [async ({ args }) => ({ checkout: await requestCheckout(args.lineItems) })],
  render: ({ checkout, ...props }, { loaded }) => (
    <div className="scene" style={{ maxInlineSize: '40rem' }}>
      <OrderProtection {...props} checkout={checkout ?? (loaded['checkout'] as HostedCheckout | undefined)} />
    </div>
  ),
} satisfies Meta<typeof OrderProtection>

export default meta
type Story = StoryObj<typeof meta>

/** Protected, not yet shipped: a mail comes, the policy follows, and the days to withdraw have not begun. */
export const BeforeShipment: Story = {
  play: async ({ canvas }) => {
    const region = await canvas.findByRole('region', { name: 'Product protection' })
    await expect(region).toHaveAttribute('data-state', 'protected')
    await expect(canvas.getByText(/14 days/)).toBeVisible()
    const claims = canvas.getByRole('link')
    await expect(claims).toHaveAttribute('href', 'https://hellohakuna.com/claim-funnel')
  },
}

/** Shipped eleven days ago: three days are left to withdraw. */
export const DaysLeft: Story = {
  args: { shippedAt },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/for 3 more days/)).toBeVisible()
  },
}

/** The last day. */
export const LastDay: Story = {
  args: { shippedAt, now: new Date('2026-11-24T08:59:59Z') },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/for 1 more day,/)).toBeVisible()
  },
}

/** The days to withdraw are over: nothing is said of them. */
export const DaysOver: Story = {
  args: { shippedAt, now: new Date('2026-12-24T09:00:00Z') },
  play: async ({ canvas }) => {
    await canvas.findByRole('region')
    await expect(canvas.queryByText(/\bdays?\b/)).toBeNull()
  },
}

/** Bought without protection: what can still be protected, and the way to the insurer's own checkout. */
export const LateOffer: Story = {
  args: { lineItems: bareOrder },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Hush 40 headphones')).toBeVisible()
    await expect(await canvas.findByText('€23.99')).toBeVisible()
    await expect(canvas.getByRole('link', { name: /Insurance information/ })).toBeVisible()
    const out = canvas.getAllByRole('link').find((link) => link.getAttribute('href')?.startsWith('https://checkout.'))
    await expect(out).toBeVisible()
    await expect(canvas.queryByText(phoneCase.title)).toBeNull()
  },
}

/** Nothing protected and nothing to offer: nothing there. */
export const Nothing: Story = {
  args: { lineItems: [lineOf(phoneCase)] },
  play: async ({ canvasElement }) => {
    await expect(canvasElement.querySelector('[data-hakuna-kit="order"]')).toBeNull()
  },
}

/** A link that is no https URL is not followed, and not shown. */
export const LinkThatIsNone: Story = {
  args: {
    lineItems: bareOrder,
    checkout: {
      orderId: 'order-1',
      redirectLink: 'javascript:alert(1)',
      availablePlans: [
        { lineItemId: 'line-of-prd-hush', productReference: 'prd-hush', price: { amount: 2399, currency: 'eur' } },
      ],
    },
  },
  play: async ({ canvas, canvasElement }) => {
    await expect(canvas.queryByRole('link')).toBeNull()
    await expect(canvasElement.querySelector('[data-hakuna-kit="order"]')).toBeNull()
  },
}
