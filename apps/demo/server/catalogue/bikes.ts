import type { CatalogueProduct } from '../../shared/shopApi.js'

export const bikes: CatalogueProduct[] = [
  {
    slug: 'landvik-elektro',
    brand: 'Landvik',
    category: 'bikes',
    insurerCategory: 'bikes',
    usualPlans: 3,
    drawing: 'ebike',
    hue: 190,
    name: { de: 'Landvik Elektro', en: 'Landvik Elektro' },
    claim: { de: 'Rückenwind, auch gegen den Wind.', en: 'A tailwind, even into the wind.' },
    description: {
      de:
        'Mittelmotor, Riemen statt Kette und eine Batterie, die sich abschließen und herausnehmen ' +
        'lässt. Für jeden Tag und jedes Wetter.',
      en:
        'Mid motor, a belt in place of a chain and a battery that locks and lifts out. For every day ' +
        'and every weather.',
    },
    facts: [
      { label: { de: 'Antrieb', en: 'Drive' }, value: { de: 'Mittelmotor, Riemen', en: 'Mid motor, belt' } },
      { label: { de: 'Gewicht', en: 'Weight' }, value: { de: '23,4 kg', en: '23.4 kg' } },
      { label: { de: 'Zulässig bis', en: 'Carries up to' }, value: { de: '140 kg', en: '140 kg' } },
    ],
    variantOption: { de: 'Batterie', en: 'Battery' },
    variants: [
      {
        id: 'prd-landvik-e-500',
        label: { de: '500 Wh', en: '500 Wh' },
        colour: '#2f5d62',
        prices: { eur: 289900, jpy: 458000 },
      },
      {
        id: 'prd-landvik-e-750',
        label: { de: '750 Wh', en: '750 Wh' },
        colour: '#2f5d62',
        prices: { eur: 324900, jpy: 512000 },
      },
    ],
  },
  {
    slug: 'landvik-stadt',
    brand: 'Landvik',
    category: 'bikes',
    insurerCategory: 'bikes',
    usualPlans: 3,
    drawing: 'bike',
    hue: 8,
    name: { de: 'Landvik Stadt', en: 'Landvik City' },
    claim: { de: 'Stahl, acht Gänge, keine Fragen.', en: 'Steel, eight gears, no questions.' },
    description: {
      de:
        'Gemuffter Stahlrahmen, Nabenschaltung und Licht, das von der Nabe lebt. Schutzbleche und ' +
        'Ständer sind dabei.',
      en: 'A lugged steel frame, hub gears and lights that live off the hub. Mudguards and a stand are included.',
    },
    facts: [
      { label: { de: 'Schaltung', en: 'Gears' }, value: { de: '8-Gang-Nabe', en: '8-speed hub' } },
      { label: { de: 'Gewicht', en: 'Weight' }, value: { de: '14,1 kg', en: '14.1 kg' } },
    ],
    variantOption: { de: 'Farbe', en: 'Colour' },
    variants: [
      {
        id: 'prd-landvik-city-red',
        label: { de: 'Ziegelrot', en: 'Brick' },
        colour: '#b5452f',
        prices: { eur: 89900, jpy: 142000 },
      },
      {
        id: 'prd-landvik-city-blue',
        label: { de: 'Taubenblau', en: 'Dove blue' },
        colour: '#5b7590',
        prices: { eur: 89900, jpy: 142000 },
      },
    ],
  },
]
