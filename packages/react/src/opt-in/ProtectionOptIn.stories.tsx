import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { expect, fn, waitFor } from 'storybook/test'
import { press } from '@hakuna-kit/test/stories/press'
import { headphones, notebook, phone, phoneCase } from '@hakuna-kit/test/scene/goods'
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
} from '@hakuna-kit/test/scene/oddGoods'
import { stageOf } from '@hakuna-kit/test/scene/stage'
import { ProtectionOptIn, type ProtectionOptInProps } from './ProtectionOptIn.js'

const meta = {
  title: 'Components/ProtectionOptIn',
  component: ProtectionOptIn,
  args: { product: headphones, onPlanChange: fn() },
  parameters: { scene: 'product' },
  // A docs page shows many opt-ins; radio buttons of one name would be one group.
  render: function Render({ name, ...args }, { id, viewMode }) {
    return <ProtectionOptIn {...args} name={viewMode === 'docs' ? id : name} />
  },
} satisfies Meta<typeof ProtectionOptIn>

export default meta
type Story = StoryObj<typeof meta>

const playedInDocs = { docs: { story: { autoplay: true } } }

/** One plan is one checkbox, empty, with price, "optional" and the link to the insurance document. */
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

/** Several plans are radio buttons. "No protection" is one of them, as large as the others, and nothing is chosen. */
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

/** The shopper has ticked the plan. */
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

/** The shopper has taken the plan in the middle. */
export const SelectedAmongSeveral: Story = {
  args: { product: notebook, onPlanChange: fn() },
  parameters: playedInDocs,
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('radio', { name: /2 years/ }))
    await expect(canvas.getByRole('radio', { name: /2 years/ })).toBeChecked()
    // It is still so when everything that comes later has come.
    await new Promise((resolve) => setTimeout(resolve, 100))
    await expect(canvas.getByRole('radio', { name: /2 years/ })).toBeChecked()
    await expect(canvas.getByRole('radio', { name: 'No protection' })).not.toBeChecked()
  },
}

/** Saying no takes one click, at any time. */
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

/** The answer is still to come: the place is held, and a screen reader hears nothing of it. */
export const Loading: Story = {
  parameters: { stage: { delayMs: Infinity } },
  play: async ({ canvas, canvasElement, userEvent }) => {
    await expect(canvasElement.querySelector('[data-hakuna-kit="opt-in"]')).toHaveAttribute('data-state', 'loading')
    await expect(canvas.queryByRole('checkbox')).toBeNull()
    await expect(canvas.queryByRole('link')).toBeNull()
    await press(userEvent, '{Tab}')
    await expect(canvas.getByRole('button', { name: 'Add to cart' })).toHaveFocus()
  },
}

/** What is held while loading is as high as what comes: the button below does not move. */
export const NothingMoves: Story = {
  args: { product: phone },
  parameters: { stage: { delayMs: 150 } },
  play: async ({ canvas }) => {
    const button = canvas.getByRole('button', { name: 'Add to cart' })
    const before = button.getBoundingClientRect().top
    await canvas.findByRole('checkbox')
    await expect(button.getBoundingClientRect().top).toBe(before)
  },
}

/** The insurer has nothing for this product: there is no sign of an offer. */
export const NoPlan: Story = {
  args: { product: phoneCase },
  play: async (context) => {
    await waitFor(() =>
      expect(stageOf(context).events).toContainEqual(
        expect.objectContaining({ type: 'no_plans', productId: 'prd-bb-32', reason: 'no_match' }),
      ),
    )
    await expect(context.canvasElement.querySelector('[data-hakuna-kit="opt-in"]')).toBeNull()
  },
}

/** The insurer is down: no offer, no error on the page, and the product can be bought. */
export const InsurerDown: Story = {
  parameters: { stage: { faults: [{ status: 503 }] } },
  play: async (context) => {
    const { canvas, canvasElement, userEvent } = context
    const stage = stageOf(context)
    await waitFor(
      () =>
        expect(stage.events).toContainEqual(
          expect.objectContaining({ type: 'no_plans', reason: 'insurer_unavailable' }),
        ),
      { timeout: 8_000 },
    )
    await expect(canvasElement.querySelector('[data-hakuna-kit="opt-in"]')).toBeNull()
    await userEvent.click(canvas.getByRole('button', { name: 'Add to cart' }))
    await waitFor(() => expect(stage.cart.current().lineItems).toHaveLength(1))
  },
}

/** The shop's plan item goes into the cart beside the product, with the reference, and the choice is over. */
export const IntoTheCart: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    await userEvent.click(await canvas.findByRole('checkbox'))
    await userEvent.click(canvas.getByRole('button', { name: 'Add to cart' }))
    await canvas.findByText('Added to your cart')
    const [product, plan] = stageOf(context).cart.current().lineItems
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

/** In a column of 15 rem the price goes under the title; nothing is cut off. */
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

/** Titles of 200 characters wrap; the price stays whole. */
export const LongText: Story = {
  args: { product: longProduct },
  parameters: { stage: { catalogue: [longTitle] } },
  play: async ({ canvas }) => {
    await canvas.findByRole('checkbox', { name: /All-round protection .* on loan €23\.99/ })
  },
}

/** A word that is longer than the column breaks. */
export const LongWord: Story = {
  parameters: { scene: 'none', stage: { catalogue: [longWord] } },
  render: InAColumn,
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByRole('checkbox')
    await expect(canvasElement.querySelector('[data-hakuna-kit="opt-in"]')?.scrollWidth).toBeLessThanOrEqual(240)
  },
}

/** Markup in a title is text and stays text. */
export const MarkupInATitle: Story = {
  parameters: { stage: { catalogue: [markup] } },
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByText('<img src=x onerror=alert(1)> <b>2 years</b>')
    await expect(canvasElement.querySelector('img, b')).toBeNull()
  },
}

/** A plan whose insurance link is no https URL may not be offered. */
export const LinkThatIsNone: Story = {
  parameters: { stage: { catalogue: [badLink] } },
  play: async (context) => {
    await waitFor(() => expect(stageOf(context).events).toContainEqual(expect.objectContaining({ type: 'no_plans' })))
    await expect(context.canvasElement.querySelector('[data-hakuna-kit="opt-in"], a')).toBeNull()
  },
}

/** The insurer's own example knows German only: an English page shows it, marked as German. */
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

/** Dinars have three. */
export const ThreeDecimals: Story = {
  args: { product: inDinars },
  parameters: { stage: { catalogue: [inDinarsEntry] } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('checkbox', { name: /KWD\s7\.950$/ })).not.toBeChecked()
  },
}

/** The shop keeps the choice in its own state and repeats it. */
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

/** A shop that hands in a plan the shopper did not choose: shown as none, and the developer is told. */
export const NobodyElseChooses: Story = {
  parameters: { complains: /was given planId "headphones-2y", which the shopper did not choose/ },
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

/** Another colour with a plan of the same term: the choice stays, and the new price is said. */
export const VariantKeepsTheChoice: Story = {
  parameters: { scene: 'none', stage: { catalogue: colours } },
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

/** Another colour without such a plan: the choice is over, and the shopper is told why. */
export const VariantEndsTheChoice: Story = {
  parameters: { scene: 'none', stage: { catalogue: colours } },
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

/** Native inputs: a form sends the shop's plan item, with or without JavaScript. */
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

/** Tab reaches the box and the link, Space ticks, Space unticks. */
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

/** The group is one stop. Coming in chooses nothing; the arrow keys do. */
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

/** One plan at length: what is covered, the insurance link, a button of its own to choose it. */
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

/** Details with the keyboard alone: Escape closes and gives the focus back; the dialog's own button chooses the plan. */
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

/** `unstyled`: the same markup and states, without the library's look. */
export const Unstyled: Story = {
  args: { product: notebook, unstyled: true },
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByRole('radio', { name: /1 year/ })
    await expect(canvasElement.querySelector('.hakuna-kit')).toBeNull()
  },
}

/** `slots`: class, style, data attributes or another element for a single part. */
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
