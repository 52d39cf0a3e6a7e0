import type { CatalogueProduct } from '../../shared/shopApi.js'

export const phones: CatalogueProduct[] = [
  {
    slug: 'iphone-14',
    brand: 'Apple',
    category: 'smartphones',
    insurerCategory: 'smartphones',
    usualPlans: 2,
    drawing: 'phone',
    hue: 222,
    name: { de: 'iPhone 14', en: 'iPhone 14' },
    claim: { de: 'Zwei Kameras, ein langer Tag Akku.', en: 'Two cameras, one long day of battery.' },
    description: {
      de:
        'Helles 6,1-Zoll-Display, ein Doppelkamerasystem für wenig Licht und ein Akku, der bis in den ' +
        'Abend reicht. Gehäuse aus Aluminium und Glas.',
      en:
        'A bright 6.1 inch display, a dual camera made for low light and a battery that lasts into the ' +
        'evening. Built from aluminium and glass.',
    },
    facts: [
      { label: { de: 'Display', en: 'Display' }, value: { de: '6,1 Zoll OLED', en: '6.1 inch OLED' } },
      { label: { de: 'Kamera', en: 'Camera' }, value: { de: '12 + 12 Megapixel', en: '12 + 12 megapixels' } },
      { label: { de: 'Gewicht', en: 'Weight' }, value: { de: '172 g', en: '172 g' } },
      { label: { de: 'Anschluss', en: 'Port' }, value: { de: 'Lightning', en: 'Lightning' } },
    ],
    variantOption: { de: 'Speicher', en: 'Storage' },
    variants: [
      {
        id: 'prd-iphone14',
        label: { de: '256 GB', en: '256 GB' },
        colour: '#3c4250',
        prices: { eur: 112900, jpy: 164800 },
        usualPlans: 1,
      },
      {
        id: 'prd-iphone14-128',
        label: { de: '128 GB', en: '128 GB' },
        colour: '#3c4250',
        prices: { eur: 99900, jpy: 149800 },
      },
      {
        id: 'prd-iphone14-512',
        label: { de: '512 GB', en: '512 GB' },
        colour: '#3c4250',
        prices: { eur: 138900, jpy: 194800 },
      },
    ],
  },
  {
    slug: 'norrfon-5',
    brand: 'Norrfon',
    category: 'smartphones',
    insurerCategory: 'smartphones',
    usualPlans: 2,
    drawing: 'phone',
    hue: 152,
    name: { de: 'Norrfon 5', en: 'Norrfon 5' },
    claim: { de: 'Zum Aufschrauben gebaut.', en: 'Built to be opened.' },
    description: {
      de:
        'Akku, Display und Kamera lassen sich mit einem einzigen Schraubendreher tauschen. Acht Jahre ' +
        'Software, Gehäuse aus wiederverwertetem Kunststoff.',
      en:
        'Battery, display and camera come out with a single screwdriver. Eight years of software, and ' +
        'a case of recycled plastic.',
    },
    facts: [
      { label: { de: 'Display', en: 'Display' }, value: { de: '6,3 Zoll OLED', en: '6.3 inch OLED' } },
      { label: { de: 'Akku', en: 'Battery' }, value: { de: '4200 mAh, tauschbar', en: '4200 mAh, replaceable' } },
      { label: { de: 'Software', en: 'Software' }, value: { de: 'bis 2034', en: 'until 2034' } },
      { label: { de: 'Gewicht', en: 'Weight' }, value: { de: '198 g', en: '198 g' } },
    ],
    variantOption: { de: 'Farbe', en: 'Colour' },
    variants: [
      {
        id: 'prd-norrfon5-moss',
        label: { de: 'Moos', en: 'Moss' },
        colour: '#4d6b58',
        prices: { eur: 44900, jpy: 69800 },
      },
      {
        id: 'prd-norrfon5-chalk',
        label: { de: 'Kreide', en: 'Chalk' },
        colour: '#c9c5b8',
        prices: { eur: 44900, jpy: 69800 },
      },
    ],
  },
]
