/** What changes how a component looks, but not what it does. */
export type Look = { theme: Theme; direction: 'ltr' | 'rtl' }

export type Theme = (typeof themes)[number]['value']

/** `light` and `dark` show the library's own look. The others are three shops that set its CSS variables. */
export const themes = [
  { value: 'light', title: 'Light', scheme: 'light' },
  { value: 'dark', title: 'Dark', scheme: 'dark' },
  { value: 'volt', title: 'Volt (electronics)', scheme: 'light' },
  { value: 'lune', title: 'Maison Lune (design)', scheme: 'light' },
  { value: 'pogo', title: 'Pogo (toys)', scheme: 'light' },
] as const

/** Sets attributes of the document only, so the look can change after a story was played, without a new render. */
export function applyLook({ theme, direction }: Look): void {
  const root = document.documentElement
  root.dir = direction
  root.dataset['theme'] = theme
  root.style.colorScheme = schemeOf(theme)
}

/** The CSS `color-scheme` of a theme. Native controls and scroll bars follow it. */
export const schemeOf = (theme: Theme) => themes.find(({ value }) => value === theme)?.scheme ?? 'light'
