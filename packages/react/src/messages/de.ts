import type { Messages } from './Messages.js'

/** German texts, complete. */
export const de: Messages = {
  heading: 'Produktschutz',
  optional: 'Freiwillig',
  none: 'Kein Schutz',
  link: 'Versicherungsinformationen',
  linkContext: '{title}, öffnet in neuem Tab',
  remove: 'Schutz entfernen',
  covers: { one: 'für {count} Artikel', other: 'für {count} Artikel' },
  added: '{title} hinzugefügt.',
  removed: '{title} entfernt.',
  adjusted: { one: '{title} gilt jetzt für {count} Artikel.', other: '{title} gilt jetzt für {count} Artikel.' },
  productRemoved: '{title} zusammen mit dem Produkt entfernt.',
  addFailed: '{title} konnte nicht hinzugefügt werden.',
  removeFailed: '{title} konnte nicht entfernt werden.',
  conflict: 'Der Warenkorb hat sich gerade geändert. Bitte noch einmal versuchen.',
  locked: 'Der Warenkorb kann gerade nicht geändert werden.',
  refused: 'Der Shop kann diese Änderung nicht übernehmen.',
  unavailable: 'Bitte später noch einmal versuchen.',
  choiceKept: 'Ihre Auswahl bleibt: {title}, {price}.',
  choiceCleared: 'Ihre Auswahl wurde aufgehoben: {title} gibt es für diese Ausführung nicht.',
}
