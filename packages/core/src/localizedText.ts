/** Text by BCP 47 language tag, e.g. `{ de: '1 Jahr Garantieerweiterung' }`. A language may be missing. */
export type LocalizedText = Record<string, string>
