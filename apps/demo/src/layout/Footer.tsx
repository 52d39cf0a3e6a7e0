import { useSyncExternalStore } from 'react'
import { Link } from 'react-router'
import { useCatalogue } from '../catalogue/useCatalogue.js'
import { developerPanelSwitch } from '../shop/developerPanelSwitch.js'
import { useSettings } from '../shop/SettingsProvider.js'
import { Wordmark } from './Wordmark.js'

/** Says that this is a demo and which insurer it uses. */
export function Footer() {
  const { text } = useSettings()
  const { insurer } = useCatalogue()
  const isPanelOn = useSyncExternalStore(developerPanelSwitch.subscribe, developerPanelSwitch.isOn)
  return (
    <footer className="footer">
      <div className="footer-row">
        <Wordmark />
        <p>{text.footerText}</p>
        <nav className="footer-nav" aria-label={text.behindTheCounter}>
          <Link to="/back-office">{text.backOffice}</Link>
          <Link to="/insurer">{text.insurerView}</Link>
          <button type="button" className="text-button" aria-pressed={isPanelOn} onClick={developerPanelSwitch.toggle}>
            {text.developerPanel}
          </button>
        </nav>
        <p className="footer-insurer" data-insurer={insurer.kind}>
          <span className="dot" aria-hidden="true" />
          {insurer.kind === 'remote' ? text.talksTo(insurer.host) : text.talksToSandbox}
        </p>
      </div>
    </footer>
  )
}
