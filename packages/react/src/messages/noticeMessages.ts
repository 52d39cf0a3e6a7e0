import type { BuiltInMessages } from './pickMessages.js'
import type { NoticeMessages } from './Messages.js'

export const noticeMessages: BuiltInMessages<NoticeMessages> = {
  en: {
    added: '{title} added.',
    removed: '{title} removed.',
    adjusted: { one: '{title} now covers {count} item.', other: '{title} now covers {count} items.' },
    productRemoved: '{title} removed together with its product.',
    addFailed: '{title} could not be added.',
    removeFailed: '{title} could not be removed.',
    conflict: 'The cart has just changed. Please try again.',
    locked: 'The cart cannot be changed right now.',
    refused: 'The shop cannot take this change.',
    unavailable: 'Please try again later.',
    choiceKept: 'Your choice was kept: {title}, {price}.',
    choiceCleared: 'Your choice was cleared: {title} is not offered for this version.',
  },
  de: {
    added: '{title} hinzugefügt.',
    removed: '{title} entfernt.',
    adjusted: { other: '{title} gilt jetzt für {count} Artikel.' },
    productRemoved: '{title} zusammen mit dem Produkt entfernt.',
    addFailed: '{title} konnte nicht hinzugefügt werden.',
    removeFailed: '{title} konnte nicht entfernt werden.',
    conflict: 'Der Warenkorb hat sich gerade geändert. Bitte noch einmal versuchen.',
    locked: 'Der Warenkorb kann gerade nicht geändert werden.',
    refused: 'Der Shop kann diese Änderung nicht übernehmen.',
    unavailable: 'Bitte später noch einmal versuchen.',
    choiceKept: 'Ihre Auswahl bleibt: {title}, {price}.',
    choiceCleared: 'Ihre Auswahl wurde aufgehoben: {title} gibt es für diese Ausführung nicht.',
  },
}
