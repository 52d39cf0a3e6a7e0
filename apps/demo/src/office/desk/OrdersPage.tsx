import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { DeskOrder } from '../../../shared/backOfficeApi.js'
import { useSettings } from '../../shop/SettingsProvider.js'
import { Chip } from '../Chip.js'
import { ordersQuery } from '../queries.js'
import { useOfficeText } from '../useOfficeText.js'
import { DeskToolbar } from './DeskToolbar.js'
import { readOrderState, stateTones } from './readOrderState.js'

export function OrdersPage() {
  const { text } = useOfficeText()
  const { text: shopText } = useSettings()
  const { data: orders } = useSuspenseQuery(ordersQuery)
  return (
    <>
      <title>{`${text.orders} · ${text.backOffice} · ${shopText.shopName}`}</title>
      <div className="office-head">
        <h1>{text.orders}</h1>
        <p className="muted">{text.demoLogin}</p>
      </div>
      <DeskToolbar />
      {orders.length > 0 ? <OrdersTable orders={orders} /> : <NoOrders />}
    </>
  )
}

function NoOrders() {
  const { text } = useOfficeText()
  return (
    <div className="office-empty">
      <p>
        <strong>{text.noOrders}</strong>
      </p>
      <p className="muted">{text.noOrdersText}</p>
    </div>
  )
}

function OrdersTable({ orders }: { orders: DeskOrder[] }) {
  const { text, formatMoment } = useOfficeText()
  return (
    <div className="office-table-frame">
      <table className="office-table">
        <thead>
          <tr>
            <th scope="col">{text.order}</th>
            <th scope="col">{text.placedAt}</th>
            <th scope="col">{text.customer}</th>
            <th scope="col">{text.content}</th>
            <th scope="col">{text.state}</th>
            <th scope="col">{text.toldBy}</th>
          </tr>
        </thead>
        <tbody>
          {orders.map((order) => {
            const state = readOrderState(order)
            return (
              <tr key={order.id}>
                <th scope="row">
                  <Link to={`/back-office/orders/${order.id}`}>{order.id}</Link>
                </th>
                <td>{formatMoment(order.placedAt)}</td>
                <td>{order.customerName}</td>
                <td>
                  {text.productCount(countUnits(order, 'product'))}
                  {countUnits(order, 'plan') > 0 && ` · ${text.planCount(countUnits(order, 'plan'))}`}
                </td>
                <td>
                  <Chip tone={stateTones[state]}>{text.states[state]}</Chip>
                </td>
                <td>{text.formats[order.format]}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function countUnits({ lines }: DeskOrder, kind: 'product' | 'plan'): number {
  return lines.filter((line) => line.kind === kind).reduce((sum, { quantity }) => sum + quantity, 0)
}
