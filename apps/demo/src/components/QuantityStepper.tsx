import { useSettings } from '../shop/SettingsProvider.js'

type QuantityStepperProps = {
  title: string
  quantity: number
  min?: number
  max?: number
  onChange(quantity: number): void
}

/** Minus, number, plus. Screen readers announce the number once after each press. */
export function QuantityStepper({ title, quantity, min = 1, max = 10, onChange }: QuantityStepperProps) {
  const { text } = useSettings()
  return (
    <fieldset className="stepper" aria-label={text.quantityOf(title)}>
      <button
        type="button"
        aria-label={text.less(title)}
        disabled={quantity <= min}
        onClick={() => onChange(quantity - 1)}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M3 8h10" />
        </svg>
      </button>
      <output aria-live="polite">{quantity}</output>
      <button
        type="button"
        aria-label={text.more(title)}
        disabled={quantity >= max}
        onClick={() => onChange(quantity + 1)}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M3 8h10M8 3v10" />
        </svg>
      </button>
    </fieldset>
  )
}
