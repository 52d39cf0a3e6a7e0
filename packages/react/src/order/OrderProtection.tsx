'use client'
import { forwardRef, type HTMLAttributes } from 'react'
import { isPlanLineItem, type HostedCheckout, type LineItem } from '@hakuna-kit/core'
import { UnprotectedItems } from './UnprotectedItems.js'
import { orderDe, orderEn } from '../messages/order.js'
import { Part, type Slots } from '../Part.js'
import { toHttpsUrl } from '../plans/presentPlan.js'
import { useProtection } from '../ProtectionContext.js'
import { useTexts } from '../messages/useTexts.js'
import { daysLeft } from './daysLeft.js'

export type OrderProtectionProps = Omit<HTMLAttributes<HTMLElement>, 'children'> & {
  /** The order's lines, plan lines included. */
  lineItems: LineItem[]
  /** Nothing: every product is protected, has no plan, or the insurer could not be asked. */
  checkout?: HostedCheckout | null | undefined
  /** When the products were shipped; until then the days to withdraw have not begun. */
  shippedAt?: Date | null | undefined
  /** Days to withdraw after shipment. Default 14. */
  withdrawalDays?: number | undefined
  /** Where claims are reported. Default: the insurer's claims page. */
  claimsUrl?: string | undefined
  /** The clock. Give the server's when the page is rendered there. Default: the browser's. */
  now?: Date | undefined
  unstyled?: boolean | undefined
  slots?: Slots | undefined
}

/** The confirmation page's part: the offer for what was bought without protection, and what happens next with the plans. */
export const OrderProtection = forwardRef<HTMLElement, OrderProtectionProps>(function OrderProtection(props, ref) {
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
    ...rest
  } = props
  const { texts } = useProtection('<OrderProtection>')
  const say = useTexts(orderEn, orderDe)
  const plans = lineItems.filter(isPlanLineItem)
  const offers = checkout && toHttpsUrl(checkout.redirectLink) ? checkout.availablePlans : []
  const lines = offers.flatMap(({ lineItemId }) => lineItems.find(({ id }) => id === lineItemId) ?? [])
  if (!plans.length && !lines.length) return null
  const left = daysLeft(shippedAt, now ?? new Date(), withdrawalDays)
  const claims = toHttpsUrl(claimsUrl)
  return (
    <section
      {...rest}
      ref={ref}
      data-hakuna-kit="order"
      data-state={plans.length ? 'protected' : 'unprotected'}
      aria-label={texts.heading}
      className={[unstyled ? '' : 'hakuna-kit', className].join(' ').trim()}
    >
      {checkout && lines.length > 0 && <UnprotectedItems lines={lines} checkout={checkout} slots={slots} />}
      {plans.length > 0 && (
        <Part part="next" slots={slots} as="div">
          <Part part="heading" slots={slots} as="h3">
            {say('next')}
          </Part>
          <ul>
            <li>{say('mail')}</li>
            {left === null && <li>{say('policy')}</li>}
            {left === null && <li>{say('withdraw', { count: withdrawalDays })}</li>}
            {!!left && <li>{say('daysLeft', { count: left })}</li>}
            {claims && (
              <li>
                <Part part="link" slots={slots} as="a" href={claims} target="_blank" rel="noopener noreferrer">
                  {say('claim')}
                </Part>
              </li>
            )}
          </ul>
        </Part>
      )}
    </section>
  )
})
