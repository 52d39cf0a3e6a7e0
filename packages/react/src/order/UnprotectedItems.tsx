import { formatMoney, type HostedCheckout, type LineItem } from '@hakuna-kit/core'
import { orderMessages } from '../messages/orderMessages.js'
import { Part, type Slots } from '../Part.js'
import { PlanSummary } from '../plans/PlanSummary.js'
import { presentPlans } from '../plans/presentPlan.js'
import { useProtection } from '../ProtectionContext.js'
import { usePlans } from '../plans/usePlans.js'
import { useTexts } from '../messages/useTexts.js'

export type UnprotectedItemsProps = { lines: LineItem[]; checkout: HostedCheckout; slots: Slots | undefined }

/** The products that can still be protected, and one link to the insurer's checkout for all of them. */
export function UnprotectedItems({ lines, checkout, slots }: UnprotectedItemsProps) {
  const text = useTexts(orderMessages)
  return (
    <Part part="late" slots={slots} as="div">
      <Part part="heading" slots={slots} as="h3">
        {text('addAfterOrder')}
      </Part>
      <Part part="options" slots={slots} as="div">
        {lines.map((line) => (
          <UnprotectedItem key={line.id} line={line} checkout={checkout} slots={slots} />
        ))}
      </Part>
      <Part part="actions" slots={slots} as="div">
        <Part part="action" slots={slots} as="a" href={checkout.redirectLink} target="_blank" rel="noopener noreferrer">
          {text('addAfterOrderLink')}
        </Part>
      </Part>
    </Part>
  )
}

type UnprotectedItemProps = { line: LineItem; checkout: HostedCheckout; slots: Slots | undefined }

/**
 * One product. The hosted checkout has a price but no title and no insurance link, and the law wants all three: the
 * price is shown only if the lookup finds a plan with this price.
 */
function UnprotectedItem({ line, checkout, slots }: UnprotectedItemProps) {
  const { locale } = useProtection()
  const { productId, title, brand = '', category, unitPrice } = line
  const { data } = usePlans({ id: productId, title, brand, category, price: unitPrice })
  const price = checkout.availablePlans.find(({ lineItemId }) => lineItemId === line.id)?.price
  const presented = presentPlans(data?.plans ?? [], locale).find(
    ({ plan }) => plan.price.amount === price?.amount && plan.price.currency === price.currency,
  )
  return (
    <Part part="option" slots={slots} as="div">
      <div>
        <Part part="product" slots={slots}>
          {title}
        </Part>
        {presented && price && (
          <PlanSummary presented={{ ...presented, price: formatMoney(price, locale) }} slots={slots} />
        )}
      </div>
    </Part>
  )
}
