/** Texts of the shop around the components. The components bring their own. */
const texts = {
  ar: {
    addToCart: 'أضف إلى السلة',
    inCart: 'أُضيف إلى السلة',
    cart: 'سلة التسوق',
    empty: 'سلة التسوق فارغة.',
    more: 'أكثر',
    less: 'أقل',
  },
  de: {
    addToCart: 'In den Warenkorb',
    inCart: 'Liegt im Warenkorb',
    cart: 'Warenkorb',
    empty: 'Der Warenkorb ist leer.',
    more: 'Mehr',
    less: 'Weniger',
  },
  en: {
    addToCart: 'Add to cart',
    inCart: 'Added to your cart',
    cart: 'Your cart',
    empty: 'Your cart is empty.',
    more: 'More',
    less: 'Less',
  },
  fr: {
    addToCart: 'Ajouter au panier',
    inCart: 'Ajouté au panier',
    cart: 'Votre panier',
    empty: 'Votre panier est vide.',
    more: 'Plus',
    less: 'Moins',
  },
  it: {
    addToCart: 'Aggiungi al carrello',
    inCart: 'Aggiunto al carrello',
    cart: 'Il tuo carrello',
    empty: 'Il carrello è vuoto.',
    more: 'Di più',
    less: 'Di meno',
  },
  nl: {
    addToCart: 'In winkelwagen',
    inCart: 'Toegevoegd',
    cart: 'Winkelwagen',
    empty: 'Je winkelwagen is leeg.',
    more: 'Meer',
    less: 'Minder',
  },
  es: {
    addToCart: 'Añadir a la cesta',
    inCart: 'Añadido a la cesta',
    cart: 'Tu cesta',
    empty: 'Tu cesta está vacía.',
    more: 'Más',
    less: 'Menos',
  },
}

export type ShopTexts = (typeof texts)['en']

export function shopTexts(locale: string): ShopTexts {
  const language = locale.split('-')[0] ?? ''
  return Object.entries(texts).find(([known]) => known === language)?.[1] ?? texts.en
}
