import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { expect, waitFor } from 'storybook/test'
import { press } from '@hakuna-kit/test/stories/press'
import { headphones, notebook, phoneCase } from '@hakuna-kit/test/scene/goods'
import { ProductPage } from '@hakuna-kit/test/scene/Scene'
import { shopWords } from '@hakuna-kit/test/scene/shopWords'
import { stageOf, type Stage } from '@hakuna-kit/test/scene/stage'
import { ProtectionDialog, type DialogOutcome, type ProtectionDialogProps } from './ProtectionDialog.js'
import { useAddToCart } from '../cart/useAddToCart.js'

/** Add-to-cart opens the dialog; whatever comes of it, the product goes into the cart. */
function Shop(props: Pick<ProtectionDialogProps, 'product' | 'unstyled'>) {
  const addToCart = useAddToCart()
  const [open, setOpen] = useState(false)
  const [outcome, setOutcome] = useState<DialogOutcome['type'] | ''>('')
  const buy = async ({ type }: DialogOutcome) => {
    setOpen(false)
    await addToCart(props.product)
    setOutcome(type)
  }
  return (
    <ProductPage product={props.product} onBuy={() => setOpen(true)}>
      <ProtectionDialog {...props} open={open} onClose={(outcome) => void buy(outcome)} />
      <p className="faint">{outcome && `In the cart. Asked for protection: ${outcome}.`}</p>
    </ProductPage>
  )
}

const meta = {
  title: 'Components/ProtectionDialog',
  component: ProtectionDialog,
  args: { product: notebook, open: false, onClose: () => {} },
  argTypes: { open: { control: false }, onClose: { control: false } },
  // Asked once per product and session, so each story is a session of its own.
  beforeEach: () => sessionStorage.clear(),
  render: ({ product, unstyled }) => <Shop product={product} unstyled={unstyled} />,
} satisfies Meta<typeof ProtectionDialog>

export default meta
type Story = StoryObj<typeof meta>
type Context = Parameters<NonNullable<Story['play']>>[0]

/** The dialog asks only what it can ask at once, so the plans have to be there. */
async function openDialog(context: Context): Promise<Stage> {
  const { canvas, userEvent } = context
  const stage = stageOf(context)
  await waitFor(() => expect(stage.requests.length > 0 && stage.queryClient.isFetching() === 0).toBe(true))
  await userEvent.click(canvas.getByRole('button', { name: shopWords(stage.locale).addToCart }))
  return stage
}

const productsInCart = ({ cart }: Stage) => cart.current().lineItems.map(({ productId }) => productId)

/** Asked on add-to-cart. Declining is a button like the others. */
export const Open: Story = {
  play: async (context) => {
    await openDialog(context)
    const dialog = await context.canvas.findByRole('dialog', { name: 'Protection for Folio 14 notebook?' })
    await expect(dialog).toBeVisible()
    await expect(context.canvas.getAllByRole('button', { name: /Add protection for €/ })).toHaveLength(3)
    await expect(context.canvas.getByRole('button', { name: 'Continue without protection' })).toBeVisible()
    await expect(context.canvas.getAllByRole('link', { name: /Insurance information/ })).toHaveLength(3)
  },
}

/** One plan only. */
export const OpenWithOnePlan: Story = {
  args: { product: headphones },
  play: async (context) => {
    await openDialog(context)
    await context.canvas.findByRole('button', { name: '2 years of all-round protection: Add protection for €23.99' })
  },
}

/** In a language that reads from right to left, with texts of the shop's own. */
export const RightToLeft: Story = {
  globals: { direction: 'rtl', locale: 'ar-EG' },
  play: async (context) => {
    await openDialog(context)
    await context.canvas.findByRole('dialog', { name: 'حماية لـ Folio 14 notebook؟' })
  },
}

/** Yes: product and plan go into the cart in one call. */
export const Accepted: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    const stage = await openDialog(context)
    await userEvent.click(await canvas.findByRole('button', { name: /^2 years/ }))
    await canvas.findByText(/accepted/)
    await expect(productsInCart(stage)).toEqual(['prd-folio', 'pl-notebooks'])
    await expect(canvas.queryByRole('dialog')).toBeNull()
  },
}

/** No: the product alone, and the shopper is not asked again in this session. */
export const Declined: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    const stage = await openDialog(context)
    await userEvent.click(await canvas.findByRole('button', { name: 'Continue without protection' }))
    await canvas.findByText(/declined/)
    await expect(productsInCart(stage)).toEqual(['prd-folio'])
    await userEvent.click(canvas.getByRole('button', { name: 'Add to cart' }))
    await canvas.findByText(/not_asked/)
    await expect(canvas.queryByRole('dialog')).toBeNull()
    await expect(productsInCart(stage)).toEqual(['prd-folio', 'prd-folio'])
  },
}

/** With the keyboard alone: Enter opens, Tab stays inside, Escape closes and gives the focus back; the product is bought. */
export const Keyboard: Story = {
  args: { product: headphones },
  play: async (context) => {
    const { canvas, userEvent } = context
    const stage = stageOf(context)
    await waitFor(() => expect(stage.requests.length > 0 && stage.queryClient.isFetching() === 0).toBe(true))
    const buy = canvas.getByRole('button', { name: 'Add to cart' })
    await press(userEvent, '{Tab}')
    await expect(buy).toHaveFocus()
    await press(userEvent, '{Enter}')
    const dialog = await canvas.findByRole('dialog')
    for (let stop = 0; stop < 3; stop++) {
      await expect(dialog).toContainElement(document.activeElement as HTMLElement)
      await press(userEvent, '{Tab}')
    }
    await press(userEvent, '{Escape}')
    await canvas.findByText(/closed/)
    await expect(buy).toHaveFocus()
    await expect(productsInCart(stage)).toEqual(['prd-hush'])
  },
}

/** Nothing to offer: no dialog, straight into the cart. */
export const NoPlan: Story = {
  args: { product: phoneCase },
  play: async (context) => {
    const stage = await openDialog(context)
    await context.canvas.findByText(/not_asked/)
    await expect(productsInCart(stage)).toEqual(['prd-bb-32'])
  },
}

/** The insurer has not answered yet: the sale does not wait. */
export const SlowInsurer: Story = {
  parameters: { stage: { delayMs: Infinity } },
  play: async (context) => {
    const { canvas, userEvent } = context
    await userEvent.click(canvas.getByRole('button', { name: 'Add to cart' }))
    await canvas.findByText(/not_asked/)
    await expect(productsInCart(stageOf(context))).toEqual(['prd-folio'])
  },
}
