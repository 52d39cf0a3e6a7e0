import type { Announcer } from './createAnnouncer.js'

/**
 * Writes into the provider's live region, so that a screen reader reads it. Words that are there already get an
 * invisible character, so that they are read again.
 */
export function announce(announcer: Pick<Announcer, 'region'>, words: string): void {
  const region = announcer.region()
  if (region) region.textContent = words && words === region.textContent ? `${words}\u00a0` : words
}
