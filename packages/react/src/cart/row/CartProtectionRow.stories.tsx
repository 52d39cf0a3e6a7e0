import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor, within } from 'storybook/test'
import { longProduct, longTitle } from '@hakuna-kit/test/oddProducts'
import { headphones, headphonesPlan, lineOf, notebook, phoneCase, planLineOf } from '@hakuna-kit/test/products'
import { CartPage } from '@hakuna-kit/test/scene/CartPage'
import { press } from '@hakuna-kit/test/stories/press'
import { stackOf } from '@hakuna-kit/test/stories/withStack'
import { CartProtectionRow } from './CartProtectionRow.js'

const meta = {
  title: 'Components/CartProtectionRow',
  component: CartProtectionRow,
  args: { lineItem: lineOf(headphones) },
  argTypes: { lineItem: { control: false }, product: { control: false } },
  parameters: { stack: { lines: [lineOf(headphones)] } },
  render: (row) => <CartPage {...row} />,
} satisfies Meta<typeof CartProtectionRow>

export default meta
type Story = StoryObj<typeof meta>

// Only for stories without a sync: on a docs page, the syncs of all carts wait for one browser lock.
const playedInDocs = { docs: { story: { autoplay: true } } }

const rowOf = (element: HTMLElement) => element.querySelector<HTMLElement>('[data-hakuna-kit="row"]')
const protectedCart = { lines: [lineOf(headphones), planLineOf(headphones)] }

/** No plan in the cart: the opt-in, with nothing selected. */
export const Unprotected: Story = {
  play: async ({ canvas }) => {
    const row = await canvas.findByRole('group', { name: 'Product protection: Hush 40 headphones' })
    await expect(await within(row).findByRole('checkbox', { name: /2 years/ })).not.toBeChecked()
    await expect(within(row).getByRole('link', { name: /Insurance information/ })).toBeVisible()
  },
}

/** Several plans: radio buttons, including "No protection". None is selected. */
export const UnprotectedSeveralPlans: Story = {
  parameters: { stack: { lines: [lineOf(notebook)] } },
  play: async ({ canvas }) => {
    await canvas.findByRole('radio', { name: /1 year/ })
    for (const choice of canvas.getAllByRole('radio')) await expect(choice).not.toBeChecked()
  },
}

/** The shopper chose "No protection". The row keeps this choice while it is on the page. */
export const Declined: Story = {
  parameters: { stack: { lines: [lineOf(notebook)] } },
  play: async (context) => {
    const { canvas, userEvent } = context
    await userEvent.click(await canvas.findByRole('radio', { name: 'No protection' }))
    await expect(canvas.getByRole('radio', { name: 'No protection' })).toBeChecked()
    await expect(stackOf(context).cart.current().lineItems).toHaveLength(1)
  },
}

/** The line has a plan: its title, price, document, and a button that removes it. */
export const Protected: Story = {
  parameters: { stack: protectedCart },
  play: async ({ canvas }) => {
    await canvas.findByRole('button', {
      name: 'Remove protection: 2 years of all-round protection, Hush 40 headphones',
    })
    await canvas.findByRole('link', { name: /Insurance information/ })
    await expect(canvas.queryByRole('checkbox')).toBeNull()
  },
}

/** Two units with a plan: quantity × price. */
export const ProtectedTwice: Story = {
  parameters: { stack: { lines: [lineOf(headphones, 2), planLineOf(headphones, 2)] } },
  play: async ({ canvas }) => {
    await canvas.findByText('2 × €23.99')
  },
}

/**
 * The shopper opted in and the cart has not confirmed it yet. The row shows the plan at once and marks it as pending.
 */
export const PendingAdd: Story = {
  parameters: { ...playedInDocs, stack: { lines: [lineOf(headphones)], cartDelayMs: Infinity } },
  play: async ({ canvas, canvasElement, userEvent }) => {
    await userEvent.click(await canvas.findByRole('checkbox'))
    await waitFor(() => expect(rowOf(canvasElement)).toHaveAttribute('data-pending', 'adding'))
    await expect(canvas.getByRole('button', { name: /Remove protection/ })).toHaveAttribute('aria-disabled', 'true')
  },
}

/** The plan is being removed. The row shows the opt-in at once. */
export const PendingRemove: Story = {
  parameters: { ...playedInDocs, stack: { ...protectedCart, cartDelayMs: Infinity } },
  play: async ({ canvas, canvasElement, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /Remove protection/ }))
    await waitFor(() => expect(rowOf(canvasElement)).toHaveAttribute('data-pending', 'removing'))
    await expect(await canvas.findByRole('checkbox')).not.toBeChecked()
  },
}

/** Opted in from the cart: the plan line is in the cart, and the live region announces it. */
export const Added: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    await userEvent.click(await canvas.findByRole('checkbox'))
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('2 years of all-round protection added.'))
    await expect(await canvas.findByRole('button', { name: /Remove protection/ })).toBeEnabled()
    await expect(stackOf(context).cart.current().lineItems).toContainEqual(
      expect.objectContaining({ customProperties: { productReference: headphones.id, planId: headphonesPlan.id } }),
    )
  },
}

/** Removed: the row shows the opt-in again with nothing selected, and the live region announces it. */
export const Removed: Story = {
  parameters: { stack: protectedCart },
  play: async (context) => {
    const { canvas, userEvent } = context
    await userEvent.click(await canvas.findByRole('button', { name: /Remove protection/ }))
    await waitFor(() =>
      expect(canvas.getByRole('status')).toHaveTextContent('2 years of all-round protection removed.'),
    )
    await expect(await canvas.findByRole('checkbox')).not.toBeChecked()
    await expect(stackOf(context).cart.current().lineItems).toHaveLength(1)
  },
}

/** The product's quantity was increased and the plan's with it. The row and the live region say so. */
export const Adjusted: Story = {
  parameters: { stack: protectedCart },
  play: async (context) => {
    const { canvas, userEvent } = context
    await canvas.findByRole('button', { name: /Remove protection/ })
    await waitFor(() => expect(stackOf(context).requests.some(({ call }) => call === 'POST /cart/report')).toBe(true))
    await userEvent.click(canvas.getByRole('button', { name: 'More: Hush 40 headphones' }))
    const sentence = '2 years of all-round protection now covers 2 items.'
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent(sentence))
    await expect(canvas.getAllByText(sentence)).toHaveLength(2)
    await expect(canvas.getByText('2 × €23.99')).toBeVisible()
  },
}

/** The product was removed and its plan with it. The row disappears and the live region says why. */
export const RemovedWithProduct: Story = {
  parameters: { stack: protectedCart },
  play: async (context) => {
    const { canvas, canvasElement, userEvent } = context
    await canvas.findByRole('button', { name: /Remove protection/ })
    await waitFor(() => expect(stackOf(context).requests.some(({ call }) => call === 'POST /cart/report')).toBe(true))
    await userEvent.click(canvas.getByRole('button', { name: 'Less: Hush 40 headphones' }))
    await waitFor(() =>
      expect(canvas.getByRole('status')).toHaveTextContent(
        '2 years of all-round protection removed together with its product.',
      ),
    )
    await expect(stackOf(context).cart.current().lineItems).toHaveLength(0)
    await expect(rowOf(canvasElement)).toBeNull()
  },
}

const failing = (cartFails: string, reason: string): Story => ({
  parameters: { ...playedInDocs, stack: { lines: [lineOf(headphones)], cartFails } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('checkbox'))
    const sentence = `2 years of all-round protection could not be added. ${reason}`
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent(sentence))
    await expect(canvas.getAllByText(sentence)).toHaveLength(2)
    await expect(canvas.getByRole('checkbox')).not.toBeChecked()
  },
})

/**
 * The cart refuses the plan, for example because it is out of stock. The row undoes the change and gives the reason.
 */
export const AddRefused: Story = failing('refused', 'The shop cannot take this change.')

/** The cart is locked, for example during payment. */
export const AddWhileLocked: Story = failing('locked', 'The cart cannot be changed right now.')

/** Something else changed the cart at the same time. */
export const AddInConflict: Story = failing('conflict', 'The cart has just changed. Please try again.')

/** The shop's cart did not answer. */
export const AddUnavailable: Story = failing('unavailable', 'Please try again later.')

/** The plan could not be removed. The row shows it again and gives the reason. */
export const RemoveRefused: Story = {
  parameters: { stack: { ...protectedCart, cartFails: 'unavailable' } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /Remove protection/ }))
    await waitFor(() =>
      expect(canvas.getByRole('status')).toHaveTextContent(
        '2 years of all-round protection could not be removed. Please try again later.',
      ),
    )
    await canvas.findByRole('button', { name: /Remove protection/ })
  },
}

/** The lookup has no answer yet. */
export const Loading: Story = {
  parameters: { stack: { lines: [lineOf(headphones)], delayMs: Infinity } },
  play: async ({ canvas, canvasElement }) => {
    await waitFor(() => expect(rowOf(canvasElement)).toHaveAttribute('data-state', 'loading'))
    await expect(canvas.queryByRole('checkbox')).toBeNull()
  },
}

/** The insurer has no plan: no row. */
export const NoPlan: Story = {
  parameters: { stack: { lines: [lineOf(phoneCase)] } },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(rowOf(canvasElement)).toBeNull())
  },
}

/** A plan line without its product renders nothing, and the cart sync removes it. */
export const PlanWithoutProduct: Story = {
  parameters: { stack: { lines: [planLineOf(headphones)] } },
  args: { lineItem: planLineOf(headphones) },
  render: (props) => <CartProtectionRow {...props} />,
  play: async (context) => {
    await waitFor(() => expect(stackOf(context).cart.current().lineItems).toHaveLength(0))
    await expect(rowOf(context.canvasElement)).toBeNull()
  },
}

/** A plan line renders nothing: its plan is shown in the row of its product. */
export const PlanLine: Story = {
  parameters: { stack: protectedCart },
  args: { lineItem: planLineOf(headphones) },
  render: (props) => <CartProtectionRow {...props} />,
  play: async (context) => {
    await waitFor(() =>
      expect(stackOf(context).events).toContainEqual(expect.objectContaining({ type: 'sync_settled' })),
    )
    await expect(rowOf(context.canvasElement)).toBeNull()
  },
}

/** The insurer is down. The plan stays in the cart and can be removed, and the order can be placed. */
export const InsurerDown: Story = {
  parameters: { stack: { ...protectedCart, faults: [{ status: 503 }] } },
  play: async (context) => {
    const { canvas } = context
    await waitFor(
      () => expect(stackOf(context).events).toContainEqual(expect.objectContaining({ type: 'sync_failed' })),
      {
        timeout: 8_000,
      },
    )
    await expect(canvas.getByRole('button', { name: /Remove protection/ })).toBeEnabled()
  },
}

/** For mini-carts. */
export const Compact: Story = {
  args: { compact: true },
  parameters: { stack: { lines: [lineOf(headphones), planLineOf(headphones), lineOf(notebook)] } },
  render: (row) => (
    <div style={{ inlineSize: '20rem' }}>
      <CartPage {...row} />
    </div>
  ),
  play: async ({ canvas }) => {
    await canvas.findByRole('button', { name: /Remove protection/ })
    await canvas.findByRole('radio', { name: /1 year/ })
  },
}

/** In a column 15 rem wide. */
export const NarrowColumn: Story = {
  parameters: { stack: protectedCart },
  render: (row) => (
    <div style={{ inlineSize: '15rem' }}>
      <CartPage {...row} />
    </div>
  ),
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByRole('button', { name: /Remove protection/ })
    await expect(rowOf(canvasElement)?.scrollWidth).toBeLessThanOrEqual(240)
  },
}

/** Titles of 200 characters. */
export const LongText: Story = {
  parameters: { stack: { lines: [lineOf(longProduct)], catalogue: [longTitle] } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('checkbox', { name: /on loan/ }))
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent(/on loan added\.$/))
  },
}

/** A whole cart: a line with a plan, a line without, and a line for which there is no plan. */
export const WholeCart: Story = {
  parameters: { stack: { lines: [lineOf(headphones), planLineOf(headphones), lineOf(notebook), lineOf(phoneCase)] } },
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByRole('radio', { name: /1 year/ })
    await waitFor(() => expect(canvasElement.querySelectorAll('[data-hakuna-kit="row"]')).toHaveLength(2))
  },
}

/** With the keyboard only: opt in with Space, remove with Enter. The focus stays in the row. */
export const Keyboard: Story = {
  render: ({ lineItem }) => <CartProtectionRow lineItem={lineItem} product={headphones} />,
  play: async ({ canvas, userEvent }) => {
    const checkbox = await canvas.findByRole('checkbox')
    await press(userEvent, '{Tab}')
    await expect(checkbox).toHaveFocus()
    await press(userEvent, '{Space}')
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('added.'))
    await waitFor(() => expect(canvas.getByRole('button', { name: /Remove protection/ })).toHaveFocus())
    await press(userEvent, '{Enter}')
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('removed.'))
    await waitFor(() => expect(canvas.getByRole('checkbox')).toHaveFocus())
    await expect(canvas.getByRole('checkbox')).not.toBeChecked()
  },
}

/** The same with a slow cart. */
export const KeyboardSlowCart: Story = {
  parameters: { stack: { lines: [lineOf(headphones)], cartDelayMs: 50 } },
  render: ({ lineItem }) => <CartProtectionRow lineItem={lineItem} product={headphones} />,
  play: async ({ canvas, userEvent }) => {
    const checkbox = await canvas.findByRole('checkbox')
    await press(userEvent, '{Tab}')
    await expect(checkbox).toHaveFocus()
    await press(userEvent, '{Space}')
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('added.'))
    await waitFor(() => expect(canvas.getByRole('button', { name: /Remove protection/ })).toHaveFocus())
    await press(userEvent, '{Enter}')
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('removed.'))
    await waitFor(() => expect(canvas.getByRole('checkbox')).toHaveFocus())
    await expect(canvas.getByRole('checkbox')).not.toBeChecked()
  },
}

/** `unstyled`: the same markup and states, without the library's styles. */
export const Unstyled: Story = {
  args: { unstyled: true },
  parameters: { stack: protectedCart },
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByRole('button', { name: /Remove protection/ })
    await expect(canvasElement.querySelector('.hakuna-kit')).toBeNull()
  },
}
