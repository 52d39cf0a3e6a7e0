import { forwardRef, useState, type HTMLAttributes, type Ref } from 'react'
import { isPlanLineItem, type HostedCheckout, type LineItem } from '@hakuna-kit/core'
import { ErrorBoundary } from '../ErrorBoundary.js'
import { UnprotectedItems } from './UnprotectedItems.js'
import { orderMessages } from '../messages/orderMessages.js'
import { Part, rootClassName, type Slots } from '../Part.js'
import { toHttpsUrl } from '../plans/presentPlan.js'
import { useProtection } from '../ProtectionContext.js'
import { useTexts } from '../messages/useTexts.js'
import { daysLeft } from './daysLeft.js'

export type OrderProtectionProps = Omit<HTMLAttributes<HTMLElement>, 'children'> & {
  /** The order's lines, plan lines included. */
  lineItems: LineItem[]
  /** Leave it out where every product is protected or has no plan, or the insurer could not be reached. */
  checkout?: HostedCheckout | null | undefined
  /** When the products were shipped. The days to withdraw begin then. */
  shippedAt?: Date | null | undefined
  /** Days to withdraw after shipment. Default 14. */
  withdrawalDays?: number | undefined
  /** Where claims are reported. Default: the insurer's claims page. */
  claimsUrl?: string | undefined
  /** The time now. Pass the server's where the page is rendered there. Default: the browser's. */
  now?: Date | undefined
  /** Renders without the stylesheet's class. */
  unstyled?: boolean | undefined
  /** Class names, styles, data attributes and elements of single parts. */
  slots?: Slots | undefined
}

/** For the confirmation page: the products that can still be protected, and what happens next with the plans. */
export const OrderProtection = forwardRef<HTMLElement, OrderProtectionProps>(function OrderProtection(props, ref) {
  const { lineItems, checkout } = props
  return (
    <ErrorBoundary component="OrderProtection" retryKey={`${checkout?.orderId} ${lineItems?.length}`}>
      <Order {...props} rootRef={ref} />
    </ErrorBoundary>
  )
})

type OrderProps = OrderProtectionProps & { rootRef: Ref<HTMLElement> }

function Order(props: OrderProps) {
  const {
    lineItems,
    checkout,
    shippedAt = null,
    withdrawalDays = 14,
    claimsUrl = 'https://hellohakuna.com/claim-funnel',
    now,
    unstyled,
    className,
    slots,
    rootRef,
    ...rest
  } = props
  const { texts } = useProtection()
  const text = useTexts(orderMessages)
  const [shownAt] = useState(() => new Date())
  const plans = lineItems.filter(isPlanLineItem)
  const available = checkout && toHttpsUrl(checkout.redirectLink) ? checkout.availablePlans : []
  const lines = available.flatMap(({ lineItemId }) => lineItems.find(({ id }) => id === lineItemId) ?? [])
  if (!plans.length && !lines.length) return null
  const left = daysLeft(shippedAt, now ?? shownAt, withdrawalDays)
  const claims = toHttpsUrl(claimsUrl)
  return (
    <section
      {...rest}
      ref={rootRef}
      data-hakuna-kit="order"
      data-state={plans.length ? 'protected' : 'unprotected'}
      aria-label={texts.heading}
      className={rootClassName(unstyled, className)}
    >
      {checkout && lines.length > 0 && <UnprotectedItems lines={lines} checkout={checkout} slots={slots} />}
      {plans.length > 0 && (
        <Part part="next" slots={slots} as="div">
          <Part part="heading" slots={slots} as="h3">
            {text('next')}
          </Part>
          <ul>
            <li>{text('mail')}</li>
            {left === null && <li>{text('policy')}</li>}
            {left === null && <li>{text('withdraw', { count: withdrawalDays })}</li>}
            {!!left && <li>{text('daysLeft', { count: left })}</li>}
            {claims && (
              <li>
                <Part part="link" slots={slots} as="a" href={claims} target="_blank" rel="noopener noreferrer">
                  {text('claim')}
                </Part>
              </li>
            )}
          </ul>
        </Part>
      )}
    </section>
  )
}
