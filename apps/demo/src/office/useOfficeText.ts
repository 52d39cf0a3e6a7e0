import { useSettings } from '../shop/SettingsProvider.js'
import { de } from './text/de.js'
import { en, type OfficeText } from './text/en.js'

/** The texts of the back office in the chosen language, and a function that formats dates for it. */
export function useOfficeText(): { text: OfficeText; formatMoment(iso: string): string } {
  const { language, locale } = useSettings()
  return {
    text: language === 'de' ? de : en,
    formatMoment: (iso) =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso)),
  }
}
