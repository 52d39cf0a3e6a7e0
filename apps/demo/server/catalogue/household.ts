import type { CatalogueProduct } from '../../shared/shopApi.js'

export const household: CatalogueProduct[] = [
  {
    slug: 'havel-w8',
    brand: 'Havel',
    category: 'household',
    insurerCategory: 'washing_machines',
    usualPlans: 2,
    drawing: 'washer',
    hue: 210,
    name: { de: 'Waschmaschine Havel W8', en: 'Washing machine Havel W8' },
    claim: { de: 'Leise genug für die Nacht.', en: 'Quiet enough for the night.' },
    description: {
      de:
        'Bürstenloser Motor, Trommel aus Edelstahl und ein Programm, das in 39 Minuten fertig ist. ' +
        'Ersatzteile gibt es fünfzehn Jahre lang.',
      en:
        'A brushless motor, a stainless drum and a cycle that is done in 39 minutes. Spare parts are ' +
        'kept for fifteen years.',
    },
    facts: [
      { label: { de: 'Schleudern', en: 'Spin' }, value: { de: '1400 U/min', en: '1400 rpm' } },
      { label: { de: 'Lautstärke', en: 'Noise' }, value: { de: '68 dB', en: '68 dB' } },
      { label: { de: 'Maße', en: 'Size' }, value: { de: '60 × 85 × 58 cm', en: '60 × 85 × 58 cm' } },
    ],
    variantOption: { de: 'Fassung', en: 'Capacity' },
    variants: [
      { id: 'prd-havel-w8', label: { de: '8 kg', en: '8 kg' }, colour: '#eef0f1', prices: { eur: 64900, jpy: 98000 } },
      {
        id: 'prd-havel-w10',
        label: { de: '10 kg', en: '10 kg' },
        colour: '#eef0f1',
        prices: { eur: 74900, jpy: 114000 },
      },
    ],
  },
  {
    slug: 'havel-t8',
    brand: 'Havel',
    category: 'household',
    insurerCategory: 'washing_machines',
    usualPlans: 2,
    drawing: 'dryer',
    hue: 48,
    name: { de: 'Wärmepumpentrockner Havel T8', en: 'Heat pump dryer Havel T8' },
    claim: { de: 'Trocknet warm, nicht heiß.', en: 'Dries warm, not hot.' },
    description: {
      de:
        'Die Wärmepumpe nutzt ihre Luft ein zweites Mal. Schont Wolle, schont den Zähler und reinigt ' +
        'ihren Filter selbst.',
      en: 'The heat pump uses its air a second time. Kind to wool, kind to the meter, and it cleans its own filter.',
    },
    facts: [
      { label: { de: 'Fassung', en: 'Capacity' }, value: { de: '8 kg', en: '8 kg' } },
      { label: { de: 'Verbrauch', en: 'Energy' }, value: { de: '1,2 kWh', en: '1.2 kWh' } },
    ],
    variants: [
      { id: 'prd-havel-t8', label: { de: '8 kg', en: '8 kg' }, colour: '#eceae4', prices: { eur: 79900, jpy: 122000 } },
    ],
  },
  {
    slug: 'mokka-3',
    brand: 'Mokka',
    category: 'household',
    insurerCategory: 'coffee_machines',
    usualPlans: 2,
    drawing: 'coffee',
    hue: 26,
    name: { de: 'Siebträger Mokka 3', en: 'Espresso machine Mokka 3' },
    claim: { de: 'Neun Bar, kein Theater.', en: 'Nine bars, no theatre.' },
    description: {
      de: 'Siebträgermaschine mit geregelter Temperatur, in sechs Minuten heiß. Alle Dichtungen sind Normteile.',
      en: 'A portafilter machine with a regulated boiler, hot in six minutes. Every seal is a standard part.',
    },
    facts: [
      { label: { de: 'Tank', en: 'Tank' }, value: { de: '2,1 l', en: '2.1 l' } },
      { label: { de: 'Gewicht', en: 'Weight' }, value: { de: '9,8 kg', en: '9.8 kg' } },
    ],
    variants: [
      { id: 'prd-mokka-3', label: { de: 'Stahl', en: 'Steel' }, colour: '#a9adb1', prices: { eur: 42900, jpy: 66800 } },
    ],
  },
]
