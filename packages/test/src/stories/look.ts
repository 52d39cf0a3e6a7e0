/** Everything around a component that changes how it looks, but not what it does. */
export type Look = { theme: Theme; direction: 'ltr' | 'rtl' }

export type Theme = (typeof themes)[number]['value']

/** `light` and `dark` show the library's own look; the others are three shops that set its variables. */
export const themes = [
  { value: 'light', title: 'Light', scheme: 'light' },
  { value: 'dark', title: 'Dark', scheme: 'dark' },
  { value: 'volt', title: 'Volt (electronics)', scheme: 'light' },
  { value: 'lune', title: 'Maison Lune (design)', scheme: 'light' },
  { value: 'pogo', title: 'Pogo (toys)', scheme: 'light' },
] as const

/** Only attributes of the document change, so a look can be put on after a story has been played, without a new render. */
export function putOn({ theme, direction }: Look): void {
  const root = document.documentElement
  root.dir = direction
  root.dataset['theme'] = theme
  root.style.colorScheme = schemeOf(theme)
}

/** Native controls and scroll bars follow it. */
export const schemeOf = (theme: Theme) => themes.find(({ value }) => value === theme)?.scheme ?? 'light'
