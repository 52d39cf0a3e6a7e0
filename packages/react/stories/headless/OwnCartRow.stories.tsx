import type { Meta, StoryObj } from '@storybook/react-vite'
import type { LineItem, Product } from '@hakuna-kit/core'
import { useCartProtection, useCartSync, usePlanConnections, usePlans } from '@hakuna-kit/react'
import { expect, waitFor } from 'storybook/test'
import { headphones, lineOf, notebook, planLineOf } from '@hakuna-kit/test/products'
import { stackOf } from '@hakuna-kit/test/stories/withStack'
import './ownMarkup.css'

/** A cart line as on a receipt, with plain buttons to opt in and out. */
function ReceiptLine({ lineItem, product }: { lineItem: LineItem; product: Product }) {
  const { plansInCart, plans, pending, notice, getAddButtonProps, unprotect } = useCartProtection(lineItem, { product })
  return (
    <section className="receipt" aria-label={lineItem.title}>
      <p>
        {lineItem.quantity} × {lineItem.title}
      </p>
      {plansInCart.map((plan) => (
        <p key={plan.planId}>
          + {plan.title}, {plan.price}{' '}
          <button type="button" aria-disabled={pending !== undefined} onClick={() => unprotect(plan)}>
            Remove {plan.title}
          </button>
        </p>
      ))}
      {plans.map((presented) => (
        <p key={presented.plan.id}>
          Optional: {presented.title}, {presented.price},{' '}
          <a href={presented.detailsUrl}>document for {presented.title}</a>{' '}
          <button {...getAddButtonProps(presented)}>Protect with {presented.title}</button>
        </p>
      ))}
      {notice && <p>{notice}</p>}
    </section>
  )
}

/** The values of the hooks. */
function Dashboard({ product }: { product: Product }) {
  const plans = usePlans(product)
  const connections = usePlanConnections()
  const { state, sync } = useCartSync()
  return (
    <dl className="dashboard">
      <dt>usePlans</dt>
      <dd>{plans.isPending ? 'loading' : `${plans.data?.plans.length ?? 0} plan(s) for ${product.title}`}</dd>
      <dt>usePlanConnections</dt>
      <dd>
        {(connections.data ?? [])
          .map((each) => `${each.productLineItemId} has ${each.quantity} × ${each.planLineItemId}`)
          .join(', ')}
        {connections.isPlaceholderData ? ' (from the cart)' : ' (from the insurer)'}
      </dd>
      <dt>useCartSync</dt>
      <dd>
        {state.status}{' '}
        <button type="button" onClick={() => void sync()}>
          Sync now
        </button>
      </dd>
    </dl>
  )
}

const meta = {
  title: 'Headless/useCartProtection',
  component: ReceiptLine,
  args: { lineItem: lineOf(headphones), product: headphones },
  parameters: { stack: { lines: [lineOf(headphones)] } },
} satisfies Meta<typeof ReceiptLine>

export default meta
type Story = StoryObj<typeof meta>

/** A plan is added and removed again. */
export const Receipt: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    await userEvent.click(await canvas.findByRole('button', { name: /^Protect with/ }))
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('added.'))
    await expect(stackOf(context).cart.current().lineItems).toHaveLength(2)
    await userEvent.click(canvas.getByRole('button', { name: /^Remove/ }))
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('removed.'))
    await expect(stackOf(context).cart.current().lineItems).toHaveLength(1)
  },
}

/** A product with three plans. */
export const ReceiptWithSeveralPlans: Story = {
  args: { lineItem: lineOf(notebook), product: notebook },
  parameters: { stack: { lines: [lineOf(notebook)] } },
  play: async ({ canvas }) => {
    await expect(await canvas.findAllByRole('button', { name: /^Protect with/ })).toHaveLength(3)
  },
}

/** `usePlans`, `usePlanConnections` and `useCartSync` for one cart. */
export const Hooks: Story = {
  parameters: { stack: { lines: [lineOf(headphones), planLineOf(headphones)] } },
  render: () => <Dashboard product={headphones} />,
  play: async ({ canvas }) => {
    await canvas.findByText('1 plan(s) for Hush 40 headphones')
    await canvas.findByText('line-of-prd-hush has 1 × plan-of-prd-hush (from the insurer)')
    await canvas.findByText(/^settled/)
  },
}
