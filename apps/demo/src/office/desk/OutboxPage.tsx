import { useState } from 'react'
import type { OutboxEntryView } from '../../../shared/backOfficeApi.js'
import { Segmented } from '../../components/Segmented.js'
import { useSettings } from '../../shop/SettingsProvider.js'
import { useOfficeText } from '../useOfficeText.js'
import { OutboxEntries } from './OutboxEntries.js'

const states = ['all', 'waiting', 'delivered', 'dead', 'skipped'] as const

export function OutboxPage() {
  const { text } = useOfficeText()
  const { text: shopText } = useSettings()
  const [state, setState] = useState<OutboxEntryView['state'] | 'all'>('all')
  return (
    <>
      <title>{`${text.outbox} · ${text.backOffice} · ${shopText.shopName}`}</title>
      <div className="office-head">
        <h1>{text.outbox}</h1>
        <p className="muted">{text.outboxText}</p>
      </div>
      <Segmented<OutboxEntryView['state'] | 'all'>
        label={text.state}
        value={state}
        options={states.map((value) => ({ value, label: value === 'all' ? text.all : text.entryStates[value] }))}
        onChange={setState}
      />
      <OutboxEntries state={state === 'all' ? undefined : state} />
    </>
  )
}
