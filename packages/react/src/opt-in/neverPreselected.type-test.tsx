// For the type checker only: each line that is marked as an error must be one.
import {
  CartProtectionRow,
  ProtectionDialog,
  ProtectionOptIn,
  useCartProtection,
  useProtectionOptIn,
} from '../index.js'
import { lineOf, phone } from '@hakuna-kit/test/products'

const planId = 'pl-prd-hakuna'

export const waysToPreselect = [
  // @ts-expect-error there is no default plan
  <ProtectionOptIn key="1" product={phone} defaultPlanId={planId} />,
  // @ts-expect-error nor a checked state
  <ProtectionOptIn key="2" product={phone} checked />,
  // @ts-expect-error nor a default one
  <ProtectionOptIn key="3" product={phone} defaultChecked />,
  // @ts-expect-error nor a value
  <ProtectionOptIn key="4" product={phone} defaultValue={planId} />,
  // @ts-expect-error `planId` is an id that repeats the choice, not a plan
  <ProtectionOptIn key="5" product={phone} planId={{ id: planId }} />,
  // @ts-expect-error nor a flag
  <ProtectionOptIn key="6" product={phone} selected />,
  // @ts-expect-error a slot cannot tick the input
  <ProtectionOptIn key="7" product={phone} slots={{ input: { checked: true } }} />,
  // @ts-expect-error not by default either
  <ProtectionOptIn key="8" product={phone} slots={{ input: { defaultChecked: true } }} />,
  // @ts-expect-error the shop cannot add inputs of its own
  <ProtectionOptIn key="9" product={phone}>
    {phone.title}
  </ProtectionOptIn>,
  // @ts-expect-error a row has no choice to set
  <CartProtectionRow key="10" lineItem={lineOf(phone)} planId={planId} />,
  // @ts-expect-error under no name
  <CartProtectionRow key="11" lineItem={lineOf(phone)} defaultPlanId={planId} />,
  // @ts-expect-error nor has a dialog
  <ProtectionDialog key="12" product={phone} open onClose={() => {}} planId={planId} />,
]

export function HeadlessWays() {
  const optIn = useProtectionOptIn({ product: phone })
  const row = useCartProtection(lineOf(phone))
  // @ts-expect-error the headless opt-in has no function that chooses
  optIn.select(optIn.plans[0])
  // @ts-expect-error nor a setter
  optIn.setPlan(optIn.plans[0])
  // @ts-expect-error the headless row has no function that adds
  row.protect(row.plans[0])
  // @ts-expect-error a change needs the shopper's event
  optIn.getInputProps(null).onChange()
  return null
}
