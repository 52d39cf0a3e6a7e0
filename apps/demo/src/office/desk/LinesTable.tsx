import type { DeskAction, DeskLine, DeskOrder } from '../../../shared/backOfficeApi.js'
import { useOfficeText } from '../useOfficeText.js'
import { movableUnits } from './movableUnits.js'

type LinesTableProps = {
  order: DeskOrder
  action: DeskAction['type']
  units: Record<string, number>
  onChange(lineItemId: string, quantity: number): void
}

/** The units of every line by state, and how many of them the next action changes. */
export function LinesTable({ order, action, units, onChange }: LinesTableProps) {
  const { text } = useOfficeText()
  const picks = action !== 'cancel_order'
  return (
    <div className="office-table-frame">
      <table className="office-table office-lines">
        <thead>
          <tr>
            <th scope="col">{text.item}</th>
            <th scope="col">{text.ordered}</th>
            <th scope="col">{text.shipped}</th>
            <th scope="col">{text.refunded}</th>
            <th scope="col">{text.cancelledUnits}</th>
            {picks && <th scope="col">{text.units}</th>}
          </tr>
        </thead>
        <tbody>
          {order.lines.map((line) => {
            const most = movableUnits(line, action)
            return (
              <tr key={line.id} data-line={line.productId} data-kind={line.kind}>
                <th scope="row">
                  {line.title}
                  {line.kind === 'plan' && (
                    <span className="muted small">{text.protects(findProtected(order, line))}</span>
                  )}
                </th>
                <td data-label={text.ordered}>{line.quantity}</td>
                <td data-label={text.shipped}>{line.fulfilled}</td>
                <td data-label={text.refunded}>{line.refunded}</td>
                <td data-label={text.cancelledUnits}>{line.cancelled}</td>
                {picks && (
                  <td data-label={text.units}>
                    <select
                      aria-label={text.unitsOf(line.title)}
                      value={Math.min(units[line.id] ?? 0, most)}
                      disabled={most === 0}
                      onChange={(event) => onChange(line.id, Number(event.target.value))}
                    >
                      {Array.from({ length: most + 1 }, (_, quantity) => (
                        <option key={quantity} value={quantity}>
                          {quantity}
                        </option>
                      ))}
                    </select>
                  </td>
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function findProtected(order: DeskOrder, plan: DeskLine): string {
  const products = order.lines.filter((line) => line.planLineItemIds.includes(plan.id))
  return [...new Set(products.map(({ title }) => title))].join(', ')
}
