import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { expect, waitFor } from 'storybook/test'
import { headphones, notebook, phoneCase } from '@hakuna-kit/test/products'
import { ProductPage } from '@hakuna-kit/test/scene/ProductPage'
import { shopTexts } from '@hakuna-kit/test/scene/shopTexts'
import { press } from '@hakuna-kit/test/stories/press'
import { stackOf, type StoryStack } from '@hakuna-kit/test/stories/withStack'
import { ProtectionDialog, type DialogOutcome, type ProtectionDialogProps } from './ProtectionDialog.js'
import { useAddToCart } from '../cart/useAddToCart.js'

/** The button opens the dialog. With every outcome, the product is added to the cart. */
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
      <p className="faint">{outcome && `Added to the cart. Outcome of the dialog: ${outcome}.`}</p>
    </ProductPage>
  )
}

const meta = {
  title: 'Components/ProtectionDialog',
  component: ProtectionDialog,
  args: { product: notebook, open: false, onClose: () => {} },
  argTypes: { open: { control: false }, onClose: { control: false } },
  // The dialog opens once per product and browser session, so each story starts a new session.
  beforeEach: () => sessionStorage.clear(),
  render: ({ product, unstyled }) => <Shop product={product} unstyled={unstyled} />,
} satisfies Meta<typeof ProtectionDialog>

export default meta
type Story = StoryObj<typeof meta>
type Context = Parameters<NonNullable<Story['play']>>[0]

/** The dialog opens only if the plans are loaded, so this waits for them. */
async function openDialog(context: Context): Promise<StoryStack> {
  const { canvas, userEvent } = context
  const stack = stackOf(context)
  await waitFor(() => expect(stack.requests.length > 0 && stack.queryClient.isFetching() === 0).toBe(true))
  await userEvent.click(canvas.getByRole('button', { name: shopTexts(stack.locale).addToCart }))
  return stack
}

const productsInCart = ({ cart }: StoryStack) => cart.current().lineItems.map(({ productId }) => productId)

/** Opened by add-to-cart. The button to decline looks like the others. */
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

/** In a right-to-left language, with the shop's own texts. */
export const RightToLeft: Story = {
  globals: { direction: 'rtl', locale: 'ar-EG' },
  play: async (context) => {
    await openDialog(context)
    await context.canvas.findByRole('dialog', { name: 'حماية لـ Folio 14 notebook؟' })
  },
}

/** Accepted: product and plan are added to the cart in one call. */
export const Accepted: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    const stack = await openDialog(context)
    await userEvent.click(await canvas.findByRole('button', { name: /^2 years/ }))
    await canvas.findByText(/accepted/)
    await expect(productsInCart(stack)).toEqual(['prd-folio', 'pl-notebooks'])
    await expect(canvas.queryByRole('dialog')).toBeNull()
  },
}

/** Declined: only the product is added, and the dialog does not open again in this session. */
export const Declined: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    const stack = await openDialog(context)
    await userEvent.click(await canvas.findByRole('button', { name: 'Continue without protection' }))
    await canvas.findByText(/declined/)
    await expect(productsInCart(stack)).toEqual(['prd-folio'])
    await userEvent.click(canvas.getByRole('button', { name: 'Add to cart' }))
    await canvas.findByText(/not_asked/)
    await expect(canvas.queryByRole('dialog')).toBeNull()
    await expect(productsInCart(stack)).toEqual(['prd-folio', 'prd-folio'])
  },
}

/** With the keyboard only: Enter opens, Tab stays inside, Escape closes and returns the focus. The product is added. */
export const Keyboard: Story = {
  args: { product: headphones },
  play: async (context) => {
    const { canvas, userEvent } = context
    const stack = stackOf(context)
    await waitFor(() => expect(stack.requests.length > 0 && stack.queryClient.isFetching() === 0).toBe(true))
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
    await expect(productsInCart(stack)).toEqual(['prd-hush'])
  },
}

/** The insurer has no plan: no dialog, and the product is added at once. */
export const NoPlan: Story = {
  args: { product: phoneCase },
  play: async (context) => {
    const stack = await openDialog(context)
    await context.canvas.findByText(/not_asked/)
    await expect(productsInCart(stack)).toEqual(['prd-bb-32'])
  },
}

/** The insurer has not answered yet: no dialog, and the product is added at once. */
export const SlowInsurer: Story = {
  parameters: { stack: { delayMs: Infinity } },
  play: async (context) => {
    const { canvas, userEvent } = context
    await userEvent.click(canvas.getByRole('button', { name: 'Add to cart' }))
    await canvas.findByText(/not_asked/)
    await expect(productsInCart(stackOf(context))).toEqual(['prd-folio'])
  },
}
