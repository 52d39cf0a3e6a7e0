import type { CatalogueProduct } from '../../shared/shopApi.js'

export const accessories: CatalogueProduct[] = [
  {
    slug: 'silicone-case-iphone-14',
    brand: 'Apple',
    category: 'accessories',
    usualPlans: 0,
    drawing: 'case',
    hue: 18,
    name: { de: 'Silikon Case iPhone 14', en: 'Silicone Case iPhone 14' },
    claim: { de: 'Weich außen, weicher innen.', en: 'Soft outside, softer inside.' },
    description: {
      de: 'Griffiges Silikon mit einem Futter aus Mikrofaser. Sitzt eng, trägt wenig auf und lädt kabellos durch.',
      en: 'Grippy silicone with a microfibre lining. Fits closely, adds little and charges wirelessly.',
    },
    facts: [
      { label: { de: 'Passt zu', en: 'Fits' }, value: { de: 'iPhone 14', en: 'iPhone 14' } },
      { label: { de: 'Material', en: 'Material' }, value: { de: 'Silikon, Mikrofaser', en: 'Silicone, microfibre' } },
    ],
    variants: [
      {
        id: 'prd-bb-32',
        label: { de: 'Terrakotta', en: 'Terracotta' },
        colour: '#c2613f',
        prices: { eur: 1200, jpy: 1980 },
      },
    ],
  },
]
