import { OfficeLayout } from './OfficeLayout.js'
import { OrderPage } from './desk/OrderPage.js'
import { OrdersPage } from './desk/OrdersPage.js'
import { OutboxPage } from './desk/OutboxPage.js'
import { InsurerPage } from './insurer/InsurerPage.js'

export { InsurerPage, OrderPage, OrdersPage, OutboxPage }

export function DeskLayout() {
  return <OfficeLayout area="desk" />
}

export function InsurerLayout() {
  return <OfficeLayout area="insurer" />
}
