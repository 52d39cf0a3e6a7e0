import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { expect, fn, waitFor } from 'storybook/test'
import { press } from '@hakuna-kit/test/stories/press'
import { headphones, notebook, phone, phoneCase } from '@hakuna-kit/test/products'
import {
  badLink,
  black,
  colours,
  inDinars,
  inDinarsEntry,
  inYen,
  limited,
  longProduct,
  longTitle,
  longWord,
  markup,
  sand,
} from '@hakuna-kit/test/oddProducts'
import { stackOf } from '@hakuna-kit/test/stories/withStack'
import { ProtectionOptIn, type ProtectionOptInProps } from './ProtectionOptIn.js'

const meta = {
  title: 'Components/ProtectionOptIn',
  component: ProtectionOptIn,
  args: { product: headphones, onPlanChange: fn() },
  parameters: { scene: 'product' },
  // A docs page shows many opt-ins. Radio buttons with one name would be one group.
  render: function Render({ name, ...args }, { id, viewMode }) {
    return <ProtectionOptIn {...args} name={viewMode === 'docs' ? id : name} />
  },
} satisfies Meta<typeof ProtectionOptIn>

export default meta
type Story = StoryObj<typeof meta>

const playedInDocs = { docs: { story: { autoplay: true } } }

/** One plan: an unchecked checkbox with price, "Optional" and the link to the insurance document. */
export const OnePlan: Story = {
  play: async ({ canvas }) => {
    const plan = await canvas.findByRole('checkbox', { name: '2 years of all-round protection €23.99' })
    await expect(plan).not.toBeChecked()
    await expect(canvas.getByText('Optional')).toBeVisible()
    const link = canvas.getByRole('link', {
      name: 'Insurance information (2 years of all-round protection, opens in a new tab)',
    })
    await expect(link).toHaveAttribute('href', 'https://hellohakuna.com/plan-details')
    await expect(canvas.getByRole('group', { name: 'Product protection' })).toBeVisible()
  },
}

/** Several plans: radio buttons, including a "No protection" of the same size. None is selected. */
export const SeveralPlans: Story = {
  args: { product: notebook },
  play: async ({ canvas }) => {
    await canvas.findByRole('radio', { name: /1 year/ })
    const choices = canvas.getAllByRole('radio')
    await expect(choices).toHaveLength(4)
    for (const choice of choices) await expect(choice).not.toBeChecked()
    await expect(canvas.getByRole('radio', { name: 'No protection' })).toBeVisible()
    await expect(canvas.getAllByRole('link', { name: /Insurance information/ })).toHaveLength(3)
  },
}

/** The shopper selected the plan. */
export const Selected: Story = {
  args: { onPlanChange: fn() },
  parameters: playedInDocs,
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.click(await canvas.findByRole('checkbox'))
    await expect(canvas.getByRole('checkbox')).toBeChecked()
    await expect(args.onPlanChange).toHaveBeenLastCalledWith(
      expect.objectContaining({ productReference: 'prd-hush' }),
      expect.objectContaining({ title: '2 years of all-round protection', price: '€23.99', surface: 'product' }),
    )
  },
}

/** The shopper selected the plan in the middle. */
export const SelectedAmongSeveral: Story = {
  args: { product: notebook, onPlanChange: fn() },
  parameters: playedInDocs,
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('radio', { name: /2 years/ }))
    await expect(canvas.getByRole('radio', { name: /2 years/ })).toBeChecked()
    // It is still selected after the lazily loaded parts have arrived.
    await new Promise((resolve) => setTimeout(resolve, 100))
    await expect(canvas.getByRole('radio', { name: /2 years/ })).toBeChecked()
    await expect(canvas.getByRole('radio', { name: 'No protection' })).not.toBeChecked()
  },
}

/** The shopper can decline with one click, at any time. */
export const Declined: Story = {
  args: { product: notebook, onPlanChange: fn() },
  parameters: playedInDocs,
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.click(await canvas.findByRole('radio', { name: /2 years/ }))
    await userEvent.click(canvas.getByRole('radio', { name: 'No protection' }))
    await expect(canvas.getByRole('radio', { name: 'No protection' })).toBeChecked()
    await expect(args.onPlanChange).toHaveBeenLastCalledWith(null, null)
  },
}

/** No answer yet: space is reserved, and it is hidden from screen readers. */
export const Loading: Story = {
  parameters: { stack: { delayMs: Infinity } },
  play: async ({ canvas, canvasElement, userEvent }) => {
    await expect(canvasElement.querySelector('[data-hakuna-kit="opt-in"]')).toHaveAttribute('data-state', 'loading')
    await expect(canvas.queryByRole('checkbox')).toBeNull()
    await expect(canvas.queryByRole('link')).toBeNull()
    await press(userEvent, '{Tab}')
    await expect(canvas.getByRole('button', { name: 'Add to cart' })).toHaveFocus()
  },
}

/** The reserved space is as high as the plan, so the button below does not move. */
export const NoLayoutShift: Story = {
  args: { product: phone },
  parameters: { stack: { delayMs: 150 } },
  play: async ({ canvas }) => {
    const button = canvas.getByRole('button', { name: 'Add to cart' })
    const before = button.getBoundingClientRect().top
    await canvas.findByRole('checkbox')
    await expect(button.getBoundingClientRect().top).toBe(before)
  },
}

/** The insurer has no plan for this product: nothing is rendered. */
export const NoPlan: Story = {
  args: { product: phoneCase },
  play: async (context) => {
    await waitFor(() =>
      expect(stackOf(context).events).toContainEqual(
        expect.objectContaining({ type: 'no_plans', productId: 'prd-bb-32', reason: 'no_match' }),
      ),
    )
    await expect(context.canvasElement.querySelector('[data-hakuna-kit="opt-in"]')).toBeNull()
  },
}

/** The insurer is down: nothing is rendered, no error appears, and the product can be bought. */
export const InsurerDown: Story = {
  parameters: { stack: { faults: [{ status: 503 }] } },
  play: async (context) => {
    const { canvas, canvasElement, userEvent } = context
    const stack = stackOf(context)
    await waitFor(
      () =>
        expect(stack.events).toContainEqual(
          expect.objectContaining({ type: 'no_plans', reason: 'insurer_unavailable' }),
        ),
      { timeout: 8_000 },
    )
    await expect(canvasElement.querySelector('[data-hakuna-kit="opt-in"]')).toBeNull()
    await userEvent.click(canvas.getByRole('button', { name: 'Add to cart' }))
    await waitFor(() => expect(stack.cart.current().lineItems).toHaveLength(1))
  },
}

/** Product and plan item are added to the cart, the plan with its reference. Then the opt-in is empty again. */
export const AddedToCart: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    await userEvent.click(await canvas.findByRole('checkbox'))
    await userEvent.click(canvas.getByRole('button', { name: 'Add to cart' }))
    await canvas.findByText('Added to your cart')
    const [product, plan] = stackOf(context).cart.current().lineItems
    await expect(product).toMatchObject({ productId: 'prd-hush', quantity: 1 })
    await expect(plan).toMatchObject({
      brand: 'hakuna',
      quantity: 1,
      customProperties: { productReference: 'prd-hush' },
    })
    await expect(canvas.getByRole('checkbox')).not.toBeChecked()
  },
}

function InAColumn(props: ProtectionOptInProps) {
  return (
    <div style={{ inlineSize: '15rem' }}>
      <ProtectionOptIn {...props} />
    </div>
  )
}

/** In a column 15 rem wide the price moves below the title. Nothing is cut off. */
export const NarrowColumn: Story = {
  args: { product: notebook },
  parameters: { scene: 'none' },
  render: InAColumn,
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByRole('radio', { name: /1 year/ })
    const optIn = canvasElement.querySelector('[data-hakuna-kit="opt-in"]')
    await expect(optIn?.scrollWidth).toBeLessThanOrEqual(240)
  },
}

/** Titles of 200 characters wrap. The price does not. */
export const LongText: Story = {
  args: { product: longProduct },
  parameters: { stack: { catalogue: [longTitle] } },
  play: async ({ canvas }) => {
    await canvas.findByRole('checkbox', { name: /All-round protection .* on loan €23\.99/ })
  },
}

/** A word longer than the column is broken. */
export const LongWord: Story = {
  parameters: { scene: 'none', stack: { catalogue: [longWord] } },
  render: InAColumn,
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByRole('checkbox')
    await expect(canvasElement.querySelector('[data-hakuna-kit="opt-in"]')?.scrollWidth).toBeLessThanOrEqual(240)
  },
}

/** Markup in a title is shown as text. */
export const MarkupInTitle: Story = {
  parameters: { stack: { catalogue: [markup] } },
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByText('<img src=x onerror=alert(1)> <b>2 years</b>')
    await expect(canvasElement.querySelector('img, b')).toBeNull()
  },
}

/** A plan without an https link to its document may not be shown. */
export const InvalidLink: Story = {
  parameters: { stack: { catalogue: [badLink] } },
  play: async (context) => {
    await waitFor(() => expect(stackOf(context).events).toContainEqual(expect.objectContaining({ type: 'no_plans' })))
    await expect(context.canvasElement.querySelector('[data-hakuna-kit="opt-in"], a')).toBeNull()
  },
}

/** The insurer's example plan has a German title only. An English page shows it, marked as German. */
export const AnotherLanguage: Story = {
  args: { product: phone },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('1 Jahr Garantieerweiterung')).toHaveAttribute('lang', 'de')
  },
}

/** Yen have no decimals. */
export const NoDecimals: Story = {
  args: { product: inYen },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('checkbox', { name: /JP¥[\d,]+$/ })).not.toBeChecked()
  },
}

/** Kuwaiti dinars have three decimals. */
export const ThreeDecimals: Story = {
  args: { product: inDinars },
  parameters: { stack: { catalogue: [inDinarsEntry] } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('checkbox', { name: /KWD\s7\.950$/ })).not.toBeChecked()
  },
}

/** The shop keeps the choice in its own state and passes it back. */
export const Controlled: Story = {
  render: function Controlled(props) {
    const [planId, setPlanId] = useState<string | null>(null)
    return (
      <>
        <ProtectionOptIn {...props} planId={planId} onPlanChange={(plan) => setPlanId(plan?.id ?? null)} />
        <button type="button" onClick={() => setPlanId(null)}>
          Start over
        </button>
      </>
    )
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('checkbox'))
    await expect(canvas.getByRole('checkbox')).toBeChecked()
    await userEvent.click(canvas.getByRole('button', { name: 'Start over' }))
    await expect(canvas.getByRole('checkbox')).not.toBeChecked()
  },
}

/** The shop passes a plan that the shopper did not choose. It is not selected, and the console warns the developer. */
export const PlanNotChosenByShopper: Story = {
  parameters: { consoleError: /was given planId "headphones-2y", which the shopper did not choose/ },
  args: { planId: 'headphones-2y' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('checkbox')).not.toBeChecked()
  },
}

function Variants(props: ProtectionOptInProps) {
  const [product, setProduct] = useState(black)
  return (
    <>
      <div className="scene" style={{ display: 'flex', flexWrap: 'wrap', gap: '0.5rem', marginBlockEnd: '1rem' }}>
        {[black, sand, limited].map((colour) => (
          <button key={colour.id} type="button" aria-pressed={colour === product} onClick={() => setProduct(colour)}>
            {colour.title}
          </button>
        ))}
      </div>
      <ProtectionOptIn {...props} product={product} variantOf="prd-hush" />
    </>
  )
}

/** Another colour has a plan of the same term. The choice is kept, and the live region announces the new price. */
export const VariantKeepsTheChoice: Story = {
  parameters: { scene: 'none', stack: { catalogue: colours } },
  render: Variants,
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('checkbox', { name: /€23\.99/ }))
    await userEvent.click(canvas.getByRole('button', { name: sand.title }))
    await expect(await canvas.findByRole('checkbox', { name: /€25\.99/ })).toBeChecked()
    await waitFor(() =>
      expect(canvas.getByRole('status')).toHaveTextContent('Your choice was kept: 2 years of protection, €25.99.'),
    )
  },
}

/** Another colour has no such plan. The choice is cleared, and the live region says why. */
export const VariantClearsTheChoice: Story = {
  parameters: { scene: 'none', stack: { catalogue: colours } },
  render: Variants,
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('checkbox', { name: /€23\.99/ }))
    await userEvent.click(canvas.getByRole('button', { name: limited.title }))
    await expect(await canvas.findByRole('checkbox', { name: /3 years/ })).not.toBeChecked()
    await waitFor(() =>
      expect(canvas.getByRole('status')).toHaveTextContent(
        'Your choice was cleared: 2 years of protection is not offered for this version.',
      ),
    )
  },
}

/** Native inputs: a form submits the shop's plan item, with or without JavaScript. */
export const InAForm: Story = {
  parameters: { scene: 'none' },
  args: { name: 'merchant_product_id' },
  render: function InAForm(props) {
    const [sent, setSent] = useState('')
    return (
      <form
        onSubmit={(event) => {
          event.preventDefault()
          setSent(String(new FormData(event.currentTarget).get('merchant_product_id')))
        }}
      >
        <ProtectionOptIn {...props} />
        <p>
          <button type="submit">Send</button> <output>{sent}</output>
        </p>
      </form>
    )
  },
  play: async ({ canvas, userEvent, canvasElement }) => {
    const output = () => canvasElement.querySelector('output')
    const plan = await canvas.findByRole('checkbox')
    await userEvent.click(canvas.getByRole('button', { name: 'Send' }))
    await expect(output()).toHaveTextContent('null')
    await userEvent.click(plan)
    await userEvent.click(canvas.getByRole('button', { name: 'Send' }))
    await expect(output()).toHaveTextContent('pl-headphones-2y')
  },
}

/** Tab moves to the checkbox and the link. Space selects the plan and clears it. */
export const KeyboardOnePlan: Story = {
  play: async ({ canvas, userEvent }) => {
    const plan = await canvas.findByRole('checkbox')
    await press(userEvent, '{Tab}')
    await expect(plan).toHaveFocus()
    await press(userEvent, '{Space}')
    await expect(plan).toBeChecked()
    await press(userEvent, '{Tab}')
    await expect(canvas.getByRole('link', { name: /Insurance information/ })).toHaveFocus()
    await press(userEvent, '{Shift>}{Tab}{/Shift}')
    await press(userEvent, '{Space}')
    await expect(plan).not.toBeChecked()
  },
}

/** Tab moves to the group once and selects nothing. Space and the arrow keys select. */
export const KeyboardSeveralPlans: Story = {
  args: { product: notebook },
  play: async ({ canvas, userEvent }) => {
    const first = await canvas.findByRole('radio', { name: /1 year/ })
    await press(userEvent, '{Tab}')
    await expect(first).toHaveFocus()
    for (const choice of canvas.getAllByRole('radio')) await expect(choice).not.toBeChecked()
    await press(userEvent, '{Space}')
    await expect(first).toBeChecked()
    await press(userEvent, '{ArrowDown}')
    await expect(canvas.getByRole('radio', { name: /2 years/ })).toBeChecked()
    await press(userEvent, '{ArrowUp}{ArrowUp}')
    await expect(canvas.getByRole('radio', { name: 'No protection' })).toBeChecked()
    await expect(canvas.getByRole('radio', { name: 'No protection' })).toHaveFocus()
  },
}

/** Details of one plan: its benefits, the insurance link and a button to choose it. */
export const Details: Story = {
  args: { product: notebook, onPlanChange: fn() },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click((await canvas.findAllByRole('button', { name: /Details/ }))[1] as HTMLElement)
    const dialog = await canvas.findByRole('dialog', { name: 'Product protection: 2 years of all-round protection' })
    await expect(dialog).toBeVisible()
    await expect(canvas.getByText('Repair or replacement')).toBeVisible()
    await expect(canvas.getByRole('button', { name: 'Add protection for €179.99' })).toBeVisible()
  },
}

/** Details with the keyboard only: Escape closes and returns the focus. The dialog's button chooses the plan. */
export const KeyboardDetails: Story = {
  play: async ({ canvas, userEvent }) => {
    const details = await canvas.findByRole('button', { name: /Details/ })
    await press(userEvent, '{Tab}{Tab}{Tab}')
    await expect(details).toHaveFocus()
    await press(userEvent, '{Enter}')
    await canvas.findByRole('dialog')
    await press(userEvent, '{Escape}')
    await waitFor(() => expect(canvas.queryByRole('dialog')).toBeNull())
    await expect(details).toHaveFocus()
    await expect(canvas.getByRole('checkbox')).not.toBeChecked()
    await press(userEvent, '{Enter}')
    const add = await canvas.findByRole('button', { name: 'Add protection for €23.99' })
    await press(userEvent, '{Tab}')
    await waitFor(() => expect(add).toHaveFocus())
    await press(userEvent, '{Enter}')
    await expect(canvas.getByRole('checkbox')).toBeChecked()
    await waitFor(() => expect(canvas.queryByRole('dialog')).toBeNull())
  },
}

/** `unstyled`: the same markup and states, without the library's styles. */
export const Unstyled: Story = {
  args: { product: notebook, unstyled: true },
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByRole('radio', { name: /1 year/ })
    await expect(canvasElement.querySelector('.hakuna-kit')).toBeNull()
  },
}

/** `slots`: class, style, data attributes or another element for one part. */
export const Slots: Story = {
  args: {
    slots: { heading: { 'data-shop': 'own' }, price: { style: { fontStyle: 'italic' } }, notice: { as: 'div' } },
  },
  play: async ({ canvas }) => {
    await canvas.findByRole('checkbox')
    await expect(canvas.getByText('Product protection')).toHaveAttribute('data-shop', 'own')
    await expect(canvas.getByText('€23.99')).toHaveStyle({ fontStyle: 'italic' })
  },
}
