import type { CatalogueEntry, CataloguePlan } from './CatalogueEntry.js'

const detailsUrl = 'https://hellohakuna.com/plan-details'

/** Product and plan exactly as in the insurer's guide: one plan, one language, none of our extensions. */
const documentedExample: CatalogueEntry[] = [
  {
    productId: 'prd-iphone14',
    currency: 'eur',
    plans: [
      {
        merchantProductId: 'pl-prd-hakuna',
        price: 1200,
        title: { de: '1 Jahr Garantieerweiterung' },
        insuranceDetailsUrl: detailsUrl,
      },
    ],
  },
  { productId: 'prd-bb-32', currency: 'eur', plans: [] },
]

type Insurance = { title: (years: number) => Record<string, string>; benefits: Record<string, string>[] }

const years = (one: string, many: string) => (count: number) => `${count} ${count === 1 ? one : many}`
const inLanguage = {
  de: years('Jahr', 'Jahre'),
  en: years('year', 'years'),
  fr: years('an', 'ans'),
  it: years('anno', 'anni'),
  nl: years('jaar', 'jaar'),
  es: years('año', 'años'),
}

const allRound: Insurance = {
  title: (count) => ({
    de: `${inLanguage.de(count)} Rundumschutz`,
    en: `${inLanguage.en(count)} of all-round protection`,
    fr: `Protection complète ${inLanguage.fr(count)}`,
    it: `Protezione completa ${inLanguage.it(count)}`,
    nl: `${inLanguage.nl(count)} complete bescherming`,
    es: `Protección completa ${inLanguage.es(count)}`,
  }),
  benefits: [
    {
      de: 'Sturz-, Bruch- und Flüssigkeitsschäden',
      en: 'Damage from drops, breakage and liquids',
      fr: 'Dommages dus aux chutes, à la casse et aux liquides',
      it: 'Danni da caduta, rottura e liquidi',
      nl: 'Schade door vallen, breuk en vloeistof',
      es: 'Daños por caída, rotura y líquidos',
    },
    {
      de: 'Reparatur oder Ersatzgerät',
      en: 'Repair or replacement',
      fr: 'Réparation ou remplacement',
      it: 'Riparazione o sostituzione',
      nl: 'Reparatie of vervanging',
      es: 'Reparación o sustitución',
    },
  ],
}

const theft: Record<string, string> = {
  de: 'Diebstahl, wenn abgeschlossen',
  en: 'Theft while locked',
  fr: 'Vol de l’objet verrouillé',
  it: 'Furto con lucchetto chiuso',
  nl: 'Diefstal indien op slot',
  es: 'Robo con candado cerrado',
}

const extendedWarranty: Insurance = {
  title: (count) => ({
    de: `${inLanguage.de(count)} Garantieerweiterung`,
    en: `${inLanguage.en(count)} of extended warranty`,
    fr: `Extension de garantie ${inLanguage.fr(count)}`,
    it: `Estensione di garanzia ${inLanguage.it(count)}`,
    nl: `${inLanguage.nl(count)} verlengde garantie`,
    es: `Extensión de garantía ${inLanguage.es(count)}`,
  }),
  benefits: [
    {
      de: 'Defekte nach Ablauf der gesetzlichen Gewährleistung',
      en: 'Defects after the statutory warranty has ended',
      fr: 'Pannes après la fin de la garantie légale',
      it: 'Guasti dopo la fine della garanzia legale',
      nl: 'Defecten na afloop van de wettelijke garantie',
      es: 'Averías una vez finalizada la garantía legal',
    },
  ],
}

type Line = {
  category: string
  insurance: Insurance
  extraBenefits?: Record<string, string>[]
  /** Share of the product's price by term in years. */
  rates: Record<number, number>
  /** All terms share one item of the shop. */
  oneItem?: true
}

/** Terms and rates are invented, in a usual range. */
const lines: Line[] = [
  { category: 'smartphones', insurance: allRound, rates: { 1: 0.09, 2: 0.15 } },
  { category: 'tablets', insurance: allRound, rates: { 1: 0.08, 2: 0.14 } },
  { category: 'notebooks', insurance: allRound, rates: { 1: 0.07, 2: 0.12, 3: 0.16 }, oneItem: true },
  { category: 'cameras', insurance: allRound, rates: { 1: 0.07, 3: 0.15 } },
  { category: 'headphones', insurance: allRound, rates: { 2: 0.14 } },
  { category: 'smartwatches', insurance: allRound, rates: { 1: 0.09, 2: 0.15 } },
  { category: 'bikes', insurance: allRound, extraBenefits: [theft], rates: { 1: 0.08, 2: 0.14, 3: 0.19 } },
  { category: 'washing_machines', insurance: extendedWarranty, rates: { 3: 0.11, 5: 0.17 } },
  { category: 'coffee_machines', insurance: extendedWarranty, rates: { 2: 0.1, 3: 0.13 } },
  { category: 'televisions', insurance: extendedWarranty, rates: { 3: 0.1, 5: 0.15 } },
]

/** Lower edges of the price bands in euro cents. Products at or above the last have no plan. */
const bandEdges = [5_000, 10_000, 25_000, 50_000, 100_000, 200_000, 400_000, 800_000]

/** For each currency: minor units per euro cent, and how much its prices end below a whole hundred of them. */
const markets = [
  { currency: 'eur', perCent: 1, below: 1 },
  { currency: 'jpy', perCent: 1.6, below: 20 },
  { currency: 'kwd', perCent: 3.3, below: 50 },
]

function plansOf(line: Line, bandMiddle: number, below: number): CataloguePlan[] {
  return Object.entries(line.rates).map(([term, rate]) => ({
    id: `${line.category}-${term}y`,
    merchantProductId: line.oneItem ? `pl-${line.category}` : `pl-${line.category}-${term}y`,
    price: Math.round((bandMiddle * rate) / 100) * 100 - below,
    title: line.insurance.title(Number(term)),
    insuranceDetailsUrl: detailsUrl,
    termMonths: Number(term) * 12,
    benefits: [...line.insurance.benefits, ...(line.extraBenefits ?? [])],
  }))
}

/**
 * The catalogue that is used by default: the example of the guide, then one to three plans of different term for each
 * category and price band (50 to 8000 euros, and the same range in yen and in Kuwaiti dinars: no decimals and three
 * decimals). Prices and terms are invented.
 */
export const defaultCatalogue: CatalogueEntry[] = [
  ...documentedExample,
  ...lines.flatMap((line) =>
    markets.flatMap(({ currency, perCent, below }) =>
      bandEdges.slice(0, -1).map((edge, index): CatalogueEntry => {
        const priceMin = edge * perCent
        const priceMax = (bandEdges[index + 1] ?? edge) * perCent - 1
        return {
          category: line.category,
          currency,
          priceMin,
          priceMax,
          plans: plansOf(line, (priceMin + priceMax) / 2, below),
        }
      }),
    ),
  ),
]
