import { pickText } from '@hakuna-kit/core'
import { useParams, useSearchParams } from 'react-router'
import type { CatalogueProduct } from '../../shared/shopApi.js'
import { useCatalogue } from '../catalogue/useCatalogue.js'
import { ProductCard } from '../components/ProductCard.js'
import { Tile } from '../components/Tile.js'
import { useSettings } from '../shop/SettingsProvider.js'
import { BuyBox } from './BuyBox.js'
import { NotFoundPage } from './NotFoundPage.js'
import { VariantPicker } from './VariantPicker.js'

export function ProductPage() {
  const { slug } = useParams()
  const { products } = useCatalogue()
  const product = products.find((candidate) => candidate.slug === slug)
  return product ? <ProductView key={product.slug} product={product} products={products} /> : <NotFoundPage />
}

function ProductView({ product, products }: { product: CatalogueProduct; products: CatalogueProduct[] }) {
  const { text, locale } = useSettings()
  const [search] = useSearchParams()
  const variant = product.variants.find(({ id }) => id === search.get('v')) ?? product.variants[0]
  const title = pickText(product.name, locale)

  return (
    <>
      <title>{`${title} · ${text.shopName}`}</title>
      <article className="product">
        <Tile product={product} variant={variant} className="product-picture" />
        <div className="product-words">
          <p className="eyebrow">{product.brand}</p>
          <h1>{title}</h1>
          <p className="product-claim">{pickText(product.claim, locale)}</p>
          <VariantPicker product={product} variant={variant} />
          <BuyBox product={product} variant={variant} title={title} />
          <p className="product-description">{pickText(product.description, locale)}</p>
          <h2 className="small-heading">{text.details}</h2>
          <dl className="facts">
            {product.facts.map((fact) => (
              <div key={pickText(fact.label, locale)}>
                <dt>{pickText(fact.label, locale)}</dt>
                <dd>{pickText(fact.value, locale)}</dd>
              </div>
            ))}
          </dl>
        </div>
      </article>
      <section className="collection" aria-labelledby="related-title">
        <div className="collection-head">
          <h2 id="related-title">{text.related}</h2>
        </div>
        <div className="grid grid-related">
          {findRelated(product, products).map((other) => (
            <ProductCard key={other.slug} product={other} />
          ))}
        </div>
      </section>
    </>
  )
}

/** Up to four other products: same brand first (such as the case of a phone), then same category. */
function findRelated(product: CatalogueProduct, products: CatalogueProduct[]): CatalogueProduct[] {
  const closeness = (other: CatalogueProduct) =>
    Number(other.brand === product.brand) * 2 + Number(other.category === product.category)
  return products
    .filter((other) => other !== product)
    .sort((a, b) => closeness(b) - closeness(a))
    .slice(0, 4)
}
