import type { Meta, StoryObj } from '@storybook/react-vite'
import { ProtectionOptIn } from '@hakuna-kit/react'
import { notebook } from '@hakuna-kit/test/products'

const meta: Meta<typeof ProtectionOptIn> = {
  title: 'Looks/Product page',
  component: ProtectionOptIn,
  args: { product: notebook },
  parameters: { scene: 'product', sceneInDocs: true },
  // The shopper selects the second plan, so that selected and unselected plans are visible.
  play: async ({ canvas, userEvent }) => {
    await userEvent.click((await canvas.findAllByRole('radio'))[1] as HTMLElement)
  },
}

export default meta
type Story = StoryObj<typeof ProtectionOptIn>

export const Light: Story = { globals: { theme: 'light' } }
export const Dark: Story = { globals: { theme: 'dark' } }
/** The shop's own texts in a right-to-left language. The insurer's titles are not translated. */
export const RightToLeft: Story = { globals: { direction: 'rtl', locale: 'ar-EG' } }
/** An electronics shop: dense, square, strong colours. */
export const Volt: Story = { globals: { theme: 'volt' } }
/** A design shop: serif font, ivory, thin lines. */
export const MaisonLune: Story = { globals: { theme: 'lune' } }
/** A toy shop: round shapes, soft colours. */
export const Pogo: Story = { globals: { theme: 'pogo' } }

export const German: Story = { globals: { locale: 'de-DE' } }
export const French: Story = { globals: { locale: 'fr-FR' } }
export const Italian: Story = { globals: { locale: 'it-IT' } }
export const Dutch: Story = { globals: { locale: 'nl-NL' } }
export const Spanish: Story = { globals: { locale: 'es-ES' } }
