import type { Meta, StoryObj } from '@storybook/react-vite'
import type { LineItem, Product } from '@hakuna-kit/core'
import { useCartProtection, useCartSync, usePlanConnections, usePlans } from '@hakuna-kit/react'
import { expect, waitFor } from 'storybook/test'
import { headphones, notebook, planLineOf, lineOf } from '@hakuna-kit/test/products'
import { stackOf } from '@hakuna-kit/test/stories/withStack'
import './ownMarkup.css'

/** One line of a receipt that opts in and out with plain buttons. */
function ReceiptLine({ lineItem, product }: { lineItem: LineItem; product: Product }) {
  const { covers, plans, pending, notice, getAddButtonProps, unprotect } = useCartProtection(lineItem, { product })
  return (
    <section className="receipt" aria-label={lineItem.title}>
      <p>
        {lineItem.quantity} × {lineItem.title}
      </p>
      {covers.map((cover) => (
        <p key={cover.planId}>
          + {cover.title}, {cover.price}{' '}
          <button type="button" aria-disabled={pending !== undefined} onClick={() => unprotect(cover)}>
            Take out {cover.title}
          </button>
        </p>
      ))}
      {plans.map((offer) => (
        <p key={offer.plan.id}>
          Optional: {offer.title}, {offer.price}, <a href={offer.detailsUrl}>document for {offer.title}</a>{' '}
          <button {...getAddButtonProps(offer)}>Protect with {offer.title}</button>
        </p>
      ))}
      {notice && <p>{notice}</p>}
    </section>
  )
}

/** What the hooks know, as it is. */
function Dashboard({ product }: { product: Product }) {
  const plans = usePlans(product)
  const connections = usePlanConnections()
  const { state, sync } = useCartSync()
  return (
    <dl className="dashboard">
      <dt>usePlans</dt>
      <dd>{plans.isPending ? 'asking' : `${plans.data?.plans.length ?? 0} plan(s) for ${product.title}`}</dd>
      <dt>usePlanConnections</dt>
      <dd>
        {(connections.data ?? [])
          .map((each) => `${each.productLineItemId} has ${each.quantity} × ${each.planLineItemId}`)
          .join(', ')}
        {connections.isPlaceholderData ? ' (read locally)' : ' (told by the insurer)'}
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

/** In and out again. */
export const Receipt: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    await userEvent.click(await canvas.findByRole('button', { name: /^Protect with/ }))
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('added.'))
    await expect(stackOf(context).cart.current().lineItems).toHaveLength(2)
    await userEvent.click(canvas.getByRole('button', { name: /^Take out/ }))
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('removed.'))
    await expect(stackOf(context).cart.current().lineItems).toHaveLength(1)
  },
}

/** Three plans at once. */
export const ReceiptWithSeveralPlans: Story = {
  args: { lineItem: lineOf(notebook), product: notebook },
  parameters: { stack: { lines: [lineOf(notebook)] } },
  play: async ({ canvas }) => {
    await expect(await canvas.findAllByRole('button', { name: /^Protect with/ })).toHaveLength(3)
  },
}

/** `usePlans`, `usePlanConnections` and `useCartSync` side by side over one cart. */
export const Hooks: Story = {
  parameters: { stack: { lines: [lineOf(headphones), planLineOf(headphones)] } },
  render: () => <Dashboard product={headphones} />,
  play: async ({ canvas }) => {
    await canvas.findByText('1 plan(s) for Hush 40 headphones')
    await canvas.findByText('line-of-prd-hush has 1 × plan-of-prd-hush (told by the insurer)')
    await canvas.findByText(/^settled/)
  },
}
