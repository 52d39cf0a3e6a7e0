import type { CatalogueProduct } from '../../shared/shopApi.js'

export const audio: CatalogueProduct[] = [
  {
    slug: 'stille-one',
    brand: 'Stille',
    category: 'audio',
    insurerCategory: 'headphones',
    usualPlans: 1,
    drawing: 'headphones',
    hue: 38,
    name: { de: 'Stille One', en: 'Stille One' },
    claim: { de: 'Der Raum wird leise, die Musik nicht.', en: 'The room goes quiet, the music does not.' },
    description: {
      de:
        'Geschlossener Kopfhörer mit aktiver Geräuschunterdrückung, 38 Stunden Laufzeit und ' +
        'Ohrpolstern, die man ohne Werkzeug wechselt.',
      en: 'Closed headphones with active noise cancelling, 38 hours of play and ear pads that change without a tool.',
    },
    facts: [
      { label: { de: 'Laufzeit', en: 'Play time' }, value: { de: '38 Stunden', en: '38 hours' } },
      { label: { de: 'Gewicht', en: 'Weight' }, value: { de: '254 g', en: '254 g' } },
      { label: { de: 'Treiber', en: 'Drivers' }, value: { de: '40 mm', en: '40 mm' } },
    ],
    variantOption: { de: 'Farbe', en: 'Colour' },
    variants: [
      {
        id: 'prd-stille-one-sand',
        label: { de: 'Sand', en: 'Sand' },
        colour: '#c8b694',
        prices: { eur: 27900, jpy: 43800 },
      },
      {
        id: 'prd-stille-one-ink',
        label: { de: 'Tinte', en: 'Ink' },
        colour: '#2e3340',
        prices: { eur: 27900, jpy: 43800 },
      },
      {
        id: 'prd-stille-one-moss',
        label: { de: 'Moos', en: 'Moss' },
        colour: '#5f7359',
        prices: { eur: 29900, jpy: 46800 },
      },
    ],
  },
  {
    slug: 'stille-mini',
    brand: 'Stille',
    category: 'audio',
    insurerCategory: 'headphones',
    usualPlans: 1,
    drawing: 'earbuds',
    hue: 200,
    name: { de: 'Stille Mini', en: 'Stille Mini' },
    claim: { de: 'Klein genug zum Vergessen.', en: 'Small enough to forget.' },
    description: {
      de: 'Ohrhörer mit drei Größen Silikonaufsatz, sechs Stunden am Stück und weiteren 24 aus dem Etui.',
      en: 'Earbuds with three sizes of silicone tip, six hours at a stretch and another 24 from the case.',
    },
    facts: [
      { label: { de: 'Laufzeit', en: 'Play time' }, value: { de: '6 + 24 Stunden', en: '6 + 24 hours' } },
      { label: { de: 'Schutzart', en: 'Ingress rating' }, value: { de: 'IPX4', en: 'IPX4' } },
    ],
    variants: [
      {
        id: 'prd-stille-mini',
        label: { de: 'Nebel', en: 'Fog' },
        colour: '#dfe3e6',
        prices: { eur: 12900, jpy: 19800 },
      },
    ],
  },
  {
    slug: 'korpus-2',
    brand: 'Korpus',
    category: 'audio',
    usualPlans: 0,
    drawing: 'speaker',
    hue: 350,
    name: { de: 'Korpus 2', en: 'Korpus 2' },
    claim: { de: 'Ein Lautsprecher, ein Möbel.', en: 'A speaker, a piece of furniture.' },
    description: {
      de:
        'Zwei Wege, ein Gehäuse aus Nussbaum und Stoff aus Wolle. Spielt über WLAN, Bluetooth und ein ' +
        'gutes altes Kabel.',
      en: 'Two ways, a walnut cabinet and a wool front. Plays over Wi-Fi, Bluetooth and a good old cable.',
    },
    facts: [
      { label: { de: 'Leistung', en: 'Power' }, value: { de: '80 W', en: '80 W' } },
      { label: { de: 'Maße', en: 'Size' }, value: { de: '19 × 31 × 22 cm', en: '19 × 31 × 22 cm' } },
    ],
    variants: [
      {
        id: 'prd-korpus-2',
        label: { de: 'Nussbaum', en: 'Walnut' },
        colour: '#7a5138',
        prices: { eur: 34900, jpy: 54800 },
      },
    ],
  },
]
