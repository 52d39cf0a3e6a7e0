/** Product categories by their number in v1. 101 is documented, the others are invented. */
export const offerCategories: Readonly<Record<number, string>> = {
  101: 'smartphones',
  102: 'tablets',
  103: 'notebooks',
  104: 'cameras',
  105: 'headphones',
  106: 'smartwatches',
  201: 'bikes',
  301: 'washing_machines',
  302: 'coffee_machines',
  303: 'televisions',
}
