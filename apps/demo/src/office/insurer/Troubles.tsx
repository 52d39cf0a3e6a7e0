import { useId } from 'react'
import { troubles, type Trouble } from '../../../shared/backOfficeApi.js'
import { callShop } from '../../shop/shopApi.js'
import { useOfficeCall } from '../queries.js'
import { useOfficeText } from '../useOfficeText.js'
import { useShownAtOnce } from '../useShownAtOnce.js'

/** Switches that make the insurer fail in different ways. */
export function Troubles({ active }: { active: Trouble[] }) {
  const { text } = useOfficeText()
  const id = useId()
  const { mutate } = useOfficeCall((next: Trouble[]) => callShop('POST', '/insurer/troubles', { active: next }))
  const [shown, setShown] = useShownAtOnce(active, mutate)

  function flip(trouble: Trouble) {
    setShown(shown.includes(trouble) ? shown.filter((other) => other !== trouble) : [...shown, trouble])
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
