import type { Meta, StoryObj } from '@storybook/react-vite'
import type { LineItem, Product } from '@hakuna-kit/core'
import { useCartProtection, useCartSync, usePlanConnections, usePlans } from '@hakuna-kit/react'
import { expect, waitFor } from 'storybook/test'
import { headphones, notebook } from '@hakuna-kit/test/scene/goods'
import { planLine, productLine } from '@hakuna-kit/test/scene/lines'
import { stageOf } from '@hakuna-kit/test/scene/stage'
import './ownMarkup.css'

/** One line of a receipt that opts in and out with plain buttons. */
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
            Take out {plan.title}
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
  args: { lineItem: productLine(headphones), product: headphones },
  parameters: { stage: { lines: [productLine(headphones)] } },
} satisfies Meta<typeof ReceiptLine>

export default meta
type Story = StoryObj<typeof meta>

/** In and out again. */
export const Receipt: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    await userEvent.click(await canvas.findByRole('button', { name: /^Protect with/ }))
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('added.'))
    await expect(stageOf(context).cart.current().lineItems).toHaveLength(2)
    await userEvent.click(canvas.getByRole('button', { name: /^Take out/ }))
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('removed.'))
    await expect(stageOf(context).cart.current().lineItems).toHaveLength(1)
  },
}

/** Three plans at once. */
export const ReceiptWithSeveralPlans: Story = {
  args: { lineItem: productLine(notebook), product: notebook },
  parameters: { stage: { lines: [productLine(notebook)] } },
  play: async ({ canvas }) => {
    await expect(await canvas.findAllByRole('button', { name: /^Protect with/ })).toHaveLength(3)
  },
}

/** `usePlans`, `usePlanConnections` and `useCartSync` side by side over one cart. */
export const Hooks: Story = {
  parameters: { stage: { lines: [productLine(headphones), planLine()] } },
  render: () => <Dashboard product={headphones} />,
  play: async ({ canvas }) => {
    await canvas.findByText('1 plan(s) for Hush 40 headphones')
    await canvas.findByText('line-of-prd-hush has 1 × plan-line (told by the insurer)')
    await canvas.findByText(/^settled/)
  },
}
