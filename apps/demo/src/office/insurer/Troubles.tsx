import { useId, useState } from 'react'
import { troubles, type Trouble } from '../../../shared/backOfficeApi.js'
import { callShop } from '../../shop/shopApi.js'
import { useOfficeCall } from '../queries.js'
import { useOfficeText } from '../useOfficeText.js'

/** Switches that make the insurer a bad partner. */
export function Troubles({ active }: { active: Trouble[] }) {
  const { text } = useOfficeText()
  const id = useId()
  const [wanted, setWanted] = useState<Trouble[] | null>(null)
  const shown = wanted ?? active
  const { mutate } = useOfficeCall((next: Trouble[]) => callShop('POST', '/insurer/troubles', { active: next }))

  function flip(trouble: Trouble) {
    const next = shown.includes(trouble) ? shown.filter((other) => other !== trouble) : [...shown, trouble]
    setWanted(next)
    mutate(next, { onSettled: () => setWanted(null) })
  }

  return (
    <section className="office-panel" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{text.trouble}</h2>
      <p className="muted">{text.troubleText}</p>
      <ul className="troubles">
        {troubles.map((trouble) => {
          const [name, meaning] = text.troubles[trouble]
          const isOn = shown.includes(trouble)
          return (
            <li key={trouble}>
              <input
                type="checkbox"
                role="switch"
                id={`${id}-${trouble}`}
                aria-describedby={`${id}-${trouble}-meaning`}
                checked={isOn}
                aria-checked={isOn}
                onChange={() => flip(trouble)}
              />
              <label htmlFor={`${id}-${trouble}`}>{name}</label>
              <p className="muted small" id={`${id}-${trouble}-meaning`}>
                {meaning}
              </p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
