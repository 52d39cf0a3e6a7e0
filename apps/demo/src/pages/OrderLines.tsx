import { isPlanLineItem, pickText, type LineItem } from '@hakuna-kit/core'
import { findVariant, useCatalogue } from '../catalogue/useCatalogue.js'
import { Price } from '../components/Price.js'
import { Tile } from '../components/Tile.js'
import { useSettings } from '../shop/SettingsProvider.js'

/** The lines of a cart or an order, each plan below the product that it protects. */
export function OrderLines({ lineItems }: { lineItems: LineItem[] }) {
  const { locale } = useSettings()
  const { products } = useCatalogue()
  const plans = lineItems.filter(isPlanLineItem)
  const seen = new Set<string>()
  return (
    <ul className="order-lines">
      {lineItems
        .filter((line) => !isPlanLineItem(line))
        .map((line) => {
          const found = findVariant(products, line.productId)
          const ownPlans = seen.has(line.productId)
            ? []
            : plans.filter(({ customProperties }) => customProperties?.['productReference'] === line.productId)
          seen.add(line.productId)
          return (
            <li key={line.id}>
              {found && <Tile product={found.product} variant={found.variant} className="order-picture" />}
              <div className="order-line-words">
                <OrderLine line={line} title={found ? pickText(found.product.name, locale) : line.title} />
                {ownPlans.map((plan) => (
                  <OrderLine key={plan.id} line={plan} title={plan.title} isPlan />
                ))}
              </div>
            </li>
          )
        })}
    </ul>
  )
}

function OrderLine({ line, title, isPlan = false }: { line: LineItem; title: string; isPlan?: boolean }) {
  return (
    <p className={isPlan ? 'order-line order-line-plan' : 'order-line'}>
      <span>
        {line.quantity > 1 && <span className="muted">{line.quantity} × </span>}
        {title}
      </span>
      <Price amount={line.unitPrice.amount * line.quantity} currency={line.unitPrice.currency} />
    </p>
  )
}
