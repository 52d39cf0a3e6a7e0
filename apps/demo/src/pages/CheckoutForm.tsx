import { useEffect, useRef, useState, type FormEvent } from 'react'
import type { PlaceOrderRequest } from '../../shared/shopApi.js'
import { useSettings } from '../shop/SettingsProvider.js'
import { findFieldProblems, readFields, type FieldName, type FieldProblems } from './checkoutFields.js'
import { Field } from '../components/Field.js'

type CheckoutFormProps = { isPending: boolean; failed: boolean; onSubmit(order: PlaceOrderRequest): void }

/** Contact and address. Errors are shown at their field, and the first field with an error gets the focus. */
export function CheckoutForm({ isPending, failed, onSubmit }: CheckoutFormProps) {
  const { text } = useSettings()
  const form = useRef<HTMLFormElement>(null)
  const [problems, setProblems] = useState<FieldProblems>({})
  const count = Object.keys(problems).length

  useEffect(() => {
    if (count > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [count])

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (isPending) return
    const order = readFields(new FormData(event.currentTarget))
    const found = findFieldProblems(order)
    setProblems(found)
    if (Object.keys(found).length === 0) onSubmit(order)
  }

  const field = (name: FieldName, label: string, autoComplete: string, type = 'text') => (
    <Field
      name={name}
      label={label}
      autoComplete={autoComplete}
      type={type}
      problem={problems[name] && text[problems[name]]}
      required={name !== 'addressLine2'}
    />
  )

  return (
    <form className="checkout-form" ref={form} onSubmit={submit} noValidate>
      <fieldset>
        <legend>{text.contact}</legend>
        {field('firstName', text.firstName, 'given-name')}
        {field('lastName', text.lastName, 'family-name')}
        {field('email', text.email, 'email', 'email')}
      </fieldset>
      <fieldset>
        <legend>{text.deliveryAddress}</legend>
        {field('addressLine1', text.street, 'address-line1')}
        {field('addressLine2', text.addressExtra, 'address-line2')}
        {field('zip', text.zip, 'postal-code')}
        {field('city', text.city, 'address-level2')}
        <label className="field">
          <span>{text.country}</span>
          <select name="country" autoComplete="country" defaultValue="de">
            <option value="de">{text.countries.de}</option>
            <option value="at">{text.countries.at}</option>
          </select>
        </label>
      </fieldset>
      <section>
        <h2 className="legend">{text.payment}</h2>
        <p className="muted">{text.paymentText}</p>
      </section>
      <div className="checkout-end">
        <button type="submit" className="button button-wide" aria-disabled={isPending}>
          {isPending ? text.placingOrder : text.placeOrder}
        </button>
        <p className="form-problem" role="alert">
          {count > 0 ? text.errorsInForm(count) : failed && text.orderFailed}
        </p>
      </div>
    </form>
  )
}
