import { useId } from 'react'
import { currencies } from '../../shared/shopApi.js'
import { shopCart } from '../cart/shopCart.js'
import { useSettings } from '../shop/SettingsProvider.js'
import { Segmented } from '../components/Segmented.js'

/** Language, currency and appearance in a native popover. */
export function SettingsMenu() {
  const { text, language, setLanguage, currency, setCurrency, theme, setTheme } = useSettings()
  const id = useId()
  return (
    <>
      <button type="button" className="settings-button" popoverTarget={id}>
        <span className="settings-summary" aria-hidden="true">
          {language.toUpperCase()} · {currency.toUpperCase()}
        </span>
        <span className="visually-hidden">{text.settings}</span>
      </button>
      <dialog id={id} popover="auto" className="settings" aria-label={text.settings}>
        <Segmented
          label={text.language}
          value={language}
          options={[
            { value: 'de', label: 'Deutsch', lang: 'de' },
            { value: 'en', label: 'English', lang: 'en' },
          ]}
          onChange={setLanguage}
        />
        <Segmented
          label={text.currency}
          value={currency}
          options={currencies.map((value) => ({ value, label: value.toUpperCase() }))}
          onChange={(next) => {
            setCurrency(next)
            shopCart.changed()
          }}
        />
        <Segmented
          label={text.theme}
          value={theme}
          options={[
            { value: 'auto', label: text.themeAuto },
            { value: 'light', label: text.themeLight },
            { value: 'dark', label: text.themeDark },
          ]}
          onChange={setTheme}
        />
      </dialog>
    </>
  )
}
