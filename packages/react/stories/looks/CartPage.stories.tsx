import type { Meta, StoryObj } from '@storybook/react-vite'
import { headphones, lineOf, notebook, phoneCase, planLineOf } from '@hakuna-kit/test/products'
import { CartPage } from '@hakuna-kit/test/scene/CartPage'

const meta = {
  title: 'Looks/Cart page',
  component: CartPage,
  parameters: {
    stack: { lines: [lineOf(headphones), planLineOf(headphones), lineOf(notebook), lineOf(phoneCase)] },
  },
  play: async ({ canvas }) => {
    await canvas.findAllByRole('radio')
    await canvas.findAllByRole('link')
  },
} satisfies Meta<typeof CartPage>

export default meta
type Story = StoryObj<typeof meta>

export const Light: Story = { globals: { theme: 'light' } }
export const Dark: Story = { globals: { theme: 'dark' } }
/** The shop's own texts in a right-to-left language. The insurer's titles are not translated. */
export const RightToLeft: Story = { globals: { direction: 'rtl', locale: 'ar-EG' } }
export const Volt: Story = { globals: { theme: 'volt' } }
export const MaisonLune: Story = { globals: { theme: 'lune' } }
export const Pogo: Story = { globals: { theme: 'pogo' } }

export const German: Story = { globals: { locale: 'de-DE' } }
export const French: Story = { globals: { locale: 'fr-FR' } }
export const Italian: Story = { globals: { locale: 'it-IT' } }
export const Dutch: Story = { globals: { locale: 'nl-NL' } }
export const Spanish: Story = { globals: { locale: 'es-ES' } }
