import { describe, expect, it } from 'vitest'
import { assignPlanIds } from './assignPlanIds.js'

const oneYear = { merchant_product_id: 'pl-prd-hakuna', title: { de: '1 Jahr', en: '1 year' }, price_amount: 1_200 }
const twoYears = { merchant_product_id: 'pl-prd-hakuna', title: { de: '2 Jahre', en: '2 years' }, price_amount: 2_200 }

type WirePlan = Parameters<typeof assignPlanIds>[0][number] & { price_amount?: number }

function assign(...plans: WirePlan[]) {
  let duplicates = 0
  const ids = assignPlanIds(plans, () => void duplicates++).map(({ id }) => id)
  return { ids, duplicates }
}

describe('assignPlanIds', () => {
  it('takes the id of the insurer, else the item of the shop where no other plan has it', () => {
    expect(assign({ ...oneYear, id: 'pl-1' }, { ...twoYears, merchant_product_id: 'pl-2' }).ids).toEqual([
      'pl-1',
      'pl-2',
    ])
  })

  it('tells plans apart that share one item of the shop', () => {
    const [one, two] = assign(oneYear, twoYears).ids
    expect(one).toMatch(/^pl-prd-hakuna~/)
    expect(two).toMatch(/^pl-prd-hakuna~/)
    expect(one).not.toBe(two)
    const [short, long] = assign({ ...oneYear, term_months: 12 }, { ...oneYear, term_months: 24 }).ids
    expect(short).not.toBe(long)
  })

  it('gives the ids that carts and orders hold already', () => {
    expect(assign({ ...oneYear, term_months: 12 }, twoYears).ids).toEqual([
      'pl-prd-hakuna~1rx3ono',
      'pl-prd-hakuna~kyo6oi',
    ])
    const german = { merchant_product_id: 'pl-prd-hakuna', title: { de: 'Für 3 Jahre' } }
    expect(assign(german, twoYears).ids[0]).toBe('pl-prd-hakuna~eg2u9z')
  })

  it('gives an own id only where the item of the shop serves for more than one plan', () => {
    const alone = { ...twoYears, merchant_product_id: 'pl-alone' }
    const third = { ...oneYear, title: { de: '3 Jahre', en: '3 years' } }
    expect(assign(oneYear, alone, twoYears, third).ids).toEqual([
      expect.stringMatching(/^pl-prd-hakuna~/),
      'pl-alone',
      expect.stringMatching(/^pl-prd-hakuna~/),
      expect.stringMatching(/^pl-prd-hakuna~/),
    ])
  })

  it('keeps what comes after a duplicate', () => {
    const other = { ...twoYears, merchant_product_id: 'pl-2' }
    expect(assign(oneYear, oneYear, oneYear, other)).toEqual({
      ids: [expect.stringMatching(/^pl-prd-hakuna~/), 'pl-2'],
      duplicates: 2,
    })
  })

  it('gives the same ids when order, price or order of languages change', () => {
    const again = assign({ ...twoYears, price_amount: 1 }, { ...oneYear, title: { en: '1 year', de: '1 Jahr' } }).ids
    expect(again.reverse()).toEqual(assign(oneYear, twoYears).ids)
  })

  it('leaves out the second of two plans with one id, and reports it', () => {
    expect(assign(oneYear, { ...oneYear, price_amount: 5 })).toMatchObject({ ids: { length: 1 }, duplicates: 1 })
    expect(assign({ ...oneYear, id: 'x' }, { ...twoYears, id: 'x' })).toEqual({ ids: ['x'], duplicates: 1 })
  })

  it('answers nothing for no plans', () => expect(assign()).toEqual({ ids: [], duplicates: 0 }))
})
