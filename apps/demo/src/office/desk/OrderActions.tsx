import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ActionAnswer, DeskAction, DeskOrder } from '../../../shared/backOfficeApi.js'
import { Segmented } from '../../components/Segmented.js'
import { callShop } from '../../shop/shopApi.js'
import { Json } from '../Json.js'
import { useOfficeCall } from '../queries.js'
import { useOfficeText } from '../useOfficeText.js'
import { LinesTable } from './LinesTable.js'
import { movableUnits } from './movableUnits.js'

/** Choose an action and units, see the message that will be sent, and confirm. */
export function OrderActions({ order }: { order: DeskOrder }) {
  const { text } = useOfficeText()
  const [type, setType] = useState<DeskAction['type']>('ship')
  const [units, setUnits] = useState<Record<string, number>>({})
  const action = toAction(type, order, units)
  const path = `/back-office/orders/${encodeURIComponent(order.id)}`

  const { data: preview } = useQuery({
    queryKey: ['office', 'preview', order.id, action, order.changes.length],
    queryFn: () => callShop<ActionAnswer>('POST', `${path}/preview`, action),
    enabled: action !== null,
    placeholderData: keepPreviousData,
  })
  const act = useOfficeCall((wanted: DeskAction) => callShop<ActionAnswer>('POST', `${path}/act`, wanted))

  function choose(next: DeskAction['type']) {
    setType(next)
    setUnits({})
    act.reset()
  }

  return (
    <section className="office-panel" aria-label={text.action}>
      <Segmented
        label={text.action}
        value={type}
        options={(['ship', 'refund', 'cancel_lines', 'cancel_order'] as const).map((value) => ({
          value,
          label: text.actions[value],
        }))}
        onChange={choose}
      />
      <LinesTable
        order={order}
        action={type}
        units={units}
        onChange={(lineItemId, quantity) => {
          act.reset()
          setUnits({ ...units, [lineItemId]: quantity })
        }}
      />
      <div className="office-preview" aria-live="polite">
        {act.data?.outcome === 'done' && action === null && <p className="office-done">{text.done}</p>}
        {action === null && act.data?.outcome !== 'done' && <p className="muted">{text.pickUnits}</p>}
        {action !== null && preview && <Preview answer={preview} />}
      </div>
      <button
        type="button"
        className="button"
        disabled={action === null || preview?.outcome !== 'possible' || act.isPending}
        onClick={() => action && act.mutate(action, { onSuccess: () => setUnits({}) })}
      >
        {text.doIt[type]}
      </button>
    </section>
  )
}

function Preview({ answer }: { answer: ActionAnswer }) {
  const { text } = useOfficeText()
  if (answer.outcome === 'refused') {
    return (
      <div className="office-refusal">
        <p>
          <strong>{text.previewRefused}</strong> <code>{answer.code}</code>
        </p>
        <p lang="en">{answer.reason}</p>
      </div>
    )
  }
  return (
    <>
      <p className="office-label">
        {text.preview} · {text.formats[answer.format]}
      </p>
      <Json value={answer.message} />
    </>
  )
}

/** Null: no units are chosen yet. */
function toAction(type: DeskAction['type'], order: DeskOrder, units: Record<string, number>): DeskAction | null {
  if (type === 'cancel_order') return order.status === 'cancelled' ? null : { type }
  const items = order.lines.flatMap((line) => {
    const quantity = Math.min(units[line.id] ?? 0, movableUnits(line, type))
    return quantity > 0 ? [{ lineItemId: line.id, quantity }] : []
  })
  return items.length > 0 ? { type, items } : null
}
