import type { CatalogueProduct } from '../../shared/shopApi.js'

export const computers: CatalogueProduct[] = [
  {
    slug: 'papier-14',
    brand: 'Papier',
    category: 'computers',
    insurerCategory: 'notebooks',
    usualPlans: 3,
    drawing: 'laptop',
    hue: 250,
    name: { de: 'Papier 14', en: 'Papier 14' },
    claim: { de: 'Ein Kilo Schreibtisch.', en: 'One kilo of desk.' },
    description: {
      de: 'Mattes 14-Zoll-Display, lüfterlos und mit einer Tastatur, auf der man gern lange Briefe schreibt.',
      en: 'A matte 14 inch display, no fan, and a keyboard that makes you want to write long letters.',
    },
    facts: [
      { label: { de: 'Gewicht', en: 'Weight' }, value: { de: '1,05 kg', en: '1.05 kg' } },
      { label: { de: 'Laufzeit', en: 'Battery' }, value: { de: '16 Stunden', en: '16 hours' } },
      { label: { de: 'Anschlüsse', en: 'Ports' }, value: { de: '3 × USB-C', en: '3 × USB-C' } },
    ],
    variantOption: { de: 'Ausführung', en: 'Configuration' },
    variants: [
      {
        id: 'prd-papier14-16',
        label: { de: '16 GB / 512 GB', en: '16 GB / 512 GB' },
        colour: '#b9bcc6',
        prices: { eur: 129900, jpy: 204800 },
      },
      {
        id: 'prd-papier14-32',
        label: { de: '32 GB / 1 TB', en: '32 GB / 1 TB' },
        colour: '#b9bcc6',
        prices: { eur: 154900, jpy: 244800 },
      },
    ],
  },
  {
    slug: 'papier-tab',
    brand: 'Papier',
    category: 'computers',
    insurerCategory: 'tablets',
    usualPlans: 2,
    drawing: 'tablet',
    hue: 100,
    name: { de: 'Papier Tab', en: 'Papier Tab' },
    claim: { de: 'Zeichnen, lesen, weglegen.', en: 'Draw, read, put away.' },
    description: {
      de: 'Ein Tablet mit entspiegeltem Glas und einem Stift, der im Rahmen wohnt.',
      en: 'A tablet with anti-glare glass and a pen that lives in its frame.',
    },
    facts: [
      { label: { de: 'Display', en: 'Display' }, value: { de: '10,9 Zoll', en: '10.9 inch' } },
      { label: { de: 'Gewicht', en: 'Weight' }, value: { de: '460 g', en: '460 g' } },
    ],
    variants: [
      {
        id: 'prd-papier-tab',
        label: { de: '256 GB', en: '256 GB' },
        colour: '#6f7a68',
        prices: { eur: 52900, jpy: 82800 },
      },
    ],
  },
  {
    slug: 'takt-2',
    brand: 'Takt',
    category: 'accessories',
    insurerCategory: 'smartwatches',
    usualPlans: 2,
    drawing: 'watch',
    hue: 330,
    name: { de: 'Uhr Takt 2', en: 'Takt 2 watch' },
    claim: { de: 'Misst viel, sagt wenig.', en: 'Measures much, says little.' },
    description: {
      de: 'Zehn Tage Laufzeit, Saphirglas und ein Armband, das auch ohne Uhr gut aussähe.',
      en: 'Ten days of battery, sapphire glass and a strap that would look good without the watch.',
    },
    facts: [
      { label: { de: 'Laufzeit', en: 'Battery' }, value: { de: '10 Tage', en: '10 days' } },
      { label: { de: 'Wasserdicht', en: 'Water resistance' }, value: { de: '50 m', en: '50 m' } },
    ],
    variantOption: { de: 'Armband', en: 'Strap' },
    variants: [
      {
        id: 'prd-takt2-plum',
        label: { de: 'Pflaume', en: 'Plum' },
        colour: '#7b3f57',
        prices: { eur: 24900, jpy: 38800 },
      },
      {
        id: 'prd-takt2-black',
        label: { de: 'Schwarz', en: 'Black' },
        colour: '#2b2b2e',
        prices: { eur: 24900, jpy: 38800 },
      },
    ],
  },
  {
    slug: 'auge-x',
    brand: 'Auge',
    category: 'computers',
    insurerCategory: 'cameras',
    usualPlans: 2,
    drawing: 'camera',
    hue: 60,
    name: { de: 'Kamera Auge X', en: 'Auge X camera' },
    claim: { de: 'Ein Rad für jedes Ding.', en: 'One dial for each thing.' },
    description: {
      de: 'Spiegellos, 26 Megapixel, mit fest eingestellten Rädern für Zeit, Blende und Licht. Objektiv 23 mm.',
      en: 'Mirrorless, 26 megapixels, with real dials for time, aperture and light. Comes with a 23 mm lens.',
    },
    facts: [
      { label: { de: 'Sensor', en: 'Sensor' }, value: { de: 'APS-C, 26 MP', en: 'APS-C, 26 MP' } },
      { label: { de: 'Objektiv', en: 'Lens' }, value: { de: '23 mm f/2', en: '23 mm f/2' } },
    ],
    variants: [
      {
        id: 'prd-auge-x',
        label: { de: 'Silber', en: 'Silver' },
        colour: '#3a3a3d',
        prices: { eur: 94900, jpy: 148800 },
      },
    ],
  },
]
