import type { HostedCheckout } from '@hakuna-kit/core'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { headphones, lineOf, phoneCase, planLineOf } from '@hakuna-kit/test/products'
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
  // The shop's server asks the insurer after the order and passes the answer on.
  loaders: [async ({ args }) => ({ checkout: await requestCheckout(args.lineItems) })],
  render: ({ checkout, ...props }, { loaded }) => (
    <div className="scene" style={{ maxInlineSize: '40rem' }}>
      <OrderProtection {...props} checkout={checkout ?? (loaded['checkout'] as HostedCheckout | undefined)} />
    </div>
  ),
} satisfies Meta<typeof OrderProtection>

export default meta
type Story = StoryObj<typeof meta>

/** With a plan, not shipped yet: a mail is announced, then the policy. The withdrawal period has not begun. */
export const BeforeShipment: Story = {
  play: async ({ canvas }) => {
    const region = await canvas.findByRole('region', { name: 'Product protection' })
    await expect(region).toHaveAttribute('data-state', 'protected')
    await expect(canvas.getByText(/14 days/)).toBeVisible()
    const claims = canvas.getByRole('link')
    await expect(claims).toHaveAttribute('href', 'https://hellohakuna.com/claim-funnel')
  },
}

/** Shipped eleven days ago: three days left to withdraw. */
export const DaysLeft: Story = {
  args: { shippedAt },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/for 3 more days/)).toBeVisible()
  },
}

/** The last day to withdraw. */
export const LastDay: Story = {
  args: { shippedAt, now: new Date('2026-11-24T08:59:59Z') },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/for 1 more day,/)).toBeVisible()
  },
}

/** The withdrawal period is over and not mentioned. */
export const DaysOver: Story = {
  args: { shippedAt, now: new Date('2026-12-24T09:00:00Z') },
  play: async ({ canvas }) => {
    await canvas.findByRole('region')
    await expect(canvas.queryByText(/\bdays?\b/)).toBeNull()
  },
}

/** Bought without a plan: the products that can still get one, and a link to the insurer's hosted checkout. */
export const LateOptIn: Story = {
  args: { lineItems: bareOrder },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Hush 40 headphones')).toBeVisible()
    await expect(await canvas.findByText('€23.99')).toBeVisible()
    await expect(canvas.getByRole('link', { name: /Insurance information/ })).toBeVisible()
    const checkoutLink = canvas
      .getAllByRole('link')
      .find((link) => link.getAttribute('href')?.startsWith('https://checkout.'))
    await expect(checkoutLink).toBeVisible()
    await expect(canvas.queryByText(phoneCase.title)).toBeNull()
  },
}

/** No plan bought and none available: nothing is rendered. */
export const NoPlan: Story = {
  args: { lineItems: [lineOf(phoneCase)] },
  play: async ({ canvasElement }) => {
    await expect(canvasElement.querySelector('[data-hakuna-kit="order"]')).toBeNull()
  },
}

/** A checkout link that is no https URL is not shown. */
export const InvalidLink: Story = {
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
