import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react'
import { currencies, type Currency } from '../../shared/shopApi.js'
import { de } from '../text/de.js'
import { en, type Text } from '../text/en.js'

export type Language = 'de' | 'en'
export type Theme = 'auto' | 'light' | 'dark'

export type Settings = {
  language: Language
  /** BCP 47, for numbers and for the protection components. */
  locale: string
  currency: Currency
  theme: Theme
  text: Text
  setLanguage(language: Language): void
  setCurrency(currency: Currency): void
  setTheme(theme: Theme): void
}

const texts: Record<Language, Text> = { de, en }
const locales: Record<Language, string> = { de: 'de-DE', en: 'en-GB' }

const SettingsContext = createContext<Settings | undefined>(undefined)

/** Language, currency and theme. Kept in cookies: the server needs them for the first paint and for prices. */
export function SettingsProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => (document.documentElement.lang === 'de' ? 'de' : 'en'))
  const [currency, setCurrency] = useState<Currency>(
    () => currencies.find((code) => code === readCookie('currency')) ?? 'eur',
  )
  const [theme, setTheme] = useState<Theme>(() => {
    const { theme } = document.documentElement.dataset
    return theme === 'light' || theme === 'dark' ? theme : 'auto'
  })

  useEffect(() => {
    document.documentElement.lang = language
  }, [language])

  useEffect(() => {
    if (theme === 'auto') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = theme
  }, [theme])

  const settings = useMemo<Settings>(
    () => ({
      language,
      locale: locales[language],
      currency,
      theme,
      text: texts[language],
      setLanguage(next) {
        writeCookie('language', next)
        setLanguage(next)
      },
      setCurrency(next) {
        writeCookie('currency', next)
        setCurrency(next)
      },
      setTheme(next) {
        writeCookie('theme', next)
        setTheme(next)
      },
    }),
    [language, currency, theme],
  )

  return <SettingsContext value={settings}>{children}</SettingsContext>
}

export function useSettings(): Settings {
  const settings = use(SettingsContext)
  if (!settings) throw new Error('useSettings() needs a <SettingsProvider> above it.')
  return settings
}

function readCookie(name: string): string | undefined {
  return document.cookie
    .split('; ')
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1)
}

function writeCookie(name: string, value: string) {
  document.cookie = `${name}=${value}; path=/; max-age=${365 * 24 * 3600}; samesite=lax`
}
