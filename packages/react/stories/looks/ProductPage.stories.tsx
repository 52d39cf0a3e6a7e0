import type { Meta, StoryObj } from '@storybook/react-vite'
import { ProtectionOptIn } from '@hakuna-kit/react'
import { notebook } from '@hakuna-kit/test/products'

const meta: Meta<typeof ProtectionOptIn> = {
  title: 'Looks/Product page',
  component: ProtectionOptIn,
  args: { product: notebook },
  parameters: { scene: 'product', sceneInDocs: true },
  // The shopper has taken the plan in the middle, so that both states can be seen.
  play: async ({ canvas, userEvent }) => {
    await userEvent.click((await canvas.findAllByRole('radio'))[1] as HTMLElement)
  },
}

export default meta
type Story = StoryObj<typeof ProtectionOptIn>

export const Light: Story = { globals: { theme: 'light' } }
export const Dark: Story = { globals: { theme: 'dark' } }
/** Texts of the shop's own, in a language that reads from right to left; the insurer's titles stay as they are. */
export const RightToLeft: Story = { globals: { direction: 'rtl', locale: 'ar-EG' } }
/** An electronics house: dense, square, loud. */
export const Volt: Story = { globals: { theme: 'volt' } }
/** A design store: serif, ivory, hairlines. */
export const MaisonLune: Story = { globals: { theme: 'lune' } }
/** A toy shop: round and soft. */
export const Pogo: Story = { globals: { theme: 'pogo' } }

export const German: Story = { globals: { locale: 'de-DE' } }
export const French: Story = { globals: { locale: 'fr-FR' } }
export const Italian: Story = { globals: { locale: 'it-IT' } }
export const Dutch: Story = { globals: { locale: 'nl-NL' } }
export const Spanish: Story = { globals: { locale: 'es-ES' } }
