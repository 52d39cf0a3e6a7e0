import { defaultCatalogue, type CatalogueEntry } from '@hakuna-kit/sandbox'

/** The insurer's published example in both languages of the shop, then the sandbox's default catalogue. */
export const insurerCatalogue: CatalogueEntry[] = [
  {
    productId: 'prd-iphone14',
    currency: 'eur',
    plans: [
      {
        merchantProductId: 'pl-prd-hakuna',
        price: 1200,
        title: { de: '1 Jahr Garantieerweiterung', en: '1 year extended warranty' },
        insuranceDetailsUrl: 'https://hellohakuna.com/plan-details',
      },
    ],
  },
  ...defaultCatalogue,
]
