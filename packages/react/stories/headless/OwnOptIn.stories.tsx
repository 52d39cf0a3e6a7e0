import type { Meta, StoryObj } from '@storybook/react-vite'
import type { Product } from '@hakuna-kit/core'
import { useProtectionOptIn } from '@hakuna-kit/react'
import { expect } from 'storybook/test'
import { headphones, notebook } from '@hakuna-kit/test/products'
import { press } from '@hakuna-kit/test/stories/press'
import './ownMarkup.css'

/** A table of plans in the shop's own markup. State, input names and rules come from the hook. */
function TermTable({ product }: { product: Product }) {
  const { status, plans, getInputProps, declined } = useProtectionOptIn({ product })
  if (status !== 'ready') return null
  const none = getInputProps(null)
  return (
    <fieldset className="term-table">
      <legend>Protect your {product.title}? It is optional.</legend>
      {plans.map((presented) => {
        const input = getInputProps(presented)
        return (
          <div key={presented.plan.id} className="term">
            <input {...input} />
            <label htmlFor={input.id}>
              <strong>{presented.title}</strong> {presented.price}
            </label>
            <a href={presented.detailsUrl} target="_blank" rel="noreferrer">
              Insurance document<span>: {presented.title}</span>
            </a>
          </div>
        )
      })}
      {plans.length > 1 && (
        <div className="term" data-declined={declined}>
          <input {...none} />
          <label htmlFor={none.id}>
            <strong>None</strong>
          </label>
        </div>
      )}
    </fieldset>
  )
}

/** A switch for a single plan: the hook's checkbox with other styles. */
function Switch({ product }: { product: Product }) {
  const { plans, getInputProps, selected } = useProtectionOptIn({ product })
  const [presented] = plans
  if (!presented) return null
  const { id, ...input } = getInputProps(presented)
  return (
    <div className="switch-card" data-on={selected !== null}>
      <label htmlFor={id}>
        {presented.title}, {presented.price}
      </label>
      <input id={id} role="switch" aria-checked={input.checked} {...input} />
      <p>
        Optional. <a href={presented.detailsUrl}>Insurance document</a>
      </p>
    </div>
  )
}

const meta = {
  title: 'Headless/useProtectionOptIn',
  component: TermTable,
  args: { product: notebook },
  parameters: { scene: 'product' },
} satisfies Meta<typeof TermTable>

export default meta
type Story = StoryObj<typeof meta>

/** Every plan in a row of its own. */
export const Terms: Story = {
  play: async ({ canvas, userEvent }) => {
    await canvas.findByRole('radio', { name: /1 year/ })
    for (const choice of canvas.getAllByRole('radio')) await expect(choice).not.toBeChecked()
    await userEvent.click(canvas.getByRole('radio', { name: /3 years/ }))
    await expect(canvas.getByRole('radio', { name: /3 years/ })).toBeChecked()
  },
}

/** One plan as a switch, switched on with the keyboard. */
export const OnePlanAsASwitch: Story = {
  args: { product: headphones },
  render: (props) => <Switch {...props} />,
  play: async ({ canvas, userEvent }) => {
    const plan = await canvas.findByRole('switch', { name: /2 years of all-round protection, €23\.99/ })
    await expect(plan).not.toBeChecked()
    await press(userEvent, '{Tab}')
    await expect(plan).toHaveFocus()
    await press(userEvent, '{Space}')
    await expect(plan).toBeChecked()
  },
}
