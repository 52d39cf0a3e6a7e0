import type { InsurerView } from '../../../shared/insurerApi.js'
import { Chip } from '../Chip.js'
import { useOfficeText } from '../useOfficeText.js'

/** Contracts and their history. Made when a protected product ships, ended when its product or plan is removed. */
export function Contracts({ contracts }: Pick<InsurerView, 'contracts'>) {
  const { text, formatMoment } = useOfficeText()
  return (
    <section aria-labelledby="contracts-title">
      <h2 id="contracts-title">{text.contracts}</h2>
      {contracts.length === 0 && <p className="muted">{text.noContracts}</p>}
      <ul className="office-entries">
        {contracts.map((contract) => (
          <li key={contract.contractId} className="office-entry" data-contract={contract.orderId}>
            <div className="office-entry-head">
              <Chip tone={contract.status === 'active' ? 'good' : 'over'}>{text.contractStates[contract.status]}</Chip>
              <strong>{contract.planTitle}</strong>
              <span className="muted small">
                {contract.orderId} · {contract.productId}
              </span>
            </div>
            <p>{text.insured(contract.quantity)}</p>
            <ol className="office-history">
              {contract.history.map(({ at, receivedAt, quantity, reason }) => (
                <li key={`${receivedAt} ${at} ${reason} ${quantity}`}>
                  <span className="muted">{formatMoment(at)}</span>
                  <span>
                    {text.reasons[reason]} → {text.insured(quantity)}
                  </span>
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ul>
    </section>
  )
}
