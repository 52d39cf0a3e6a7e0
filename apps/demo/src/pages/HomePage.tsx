import { Link, useSearchParams } from 'react-router'
import { categories } from '../../shared/shopApi.js'
import { useCatalogue } from '../catalogue/useCatalogue.js'
import { ProductCard } from '../components/ProductCard.js'
import { ProductDrawing } from '../drawings/ProductDrawing.js'
import { useSettings } from '../shop/SettingsProvider.js'

export function HomePage() {
  const { text } = useSettings()
  const { products } = useCatalogue()
  const [search] = useSearchParams()
  const category = categories.find((name) => name === search.get('c'))
  const shown = category ? products.filter((product) => product.category === category) : products

  return (
    <>
      <title>{`${text.shopName} · ${text.shopClaim}`}</title>
      <section className="hero">
        <div className="hero-words">
          <p className="eyebrow">{text.shopClaim}</p>
          <h1>
            {text.heroTitle}
            <br />
            {text.heroTitleSecond}
          </h1>
          <p className="hero-text">{text.heroText}</p>
          <a className="button" href="#collection">
            {text.heroLink}
          </a>
        </div>
        <div className="hero-picture">
          <ProductDrawing name="ebike" colour="#2f5d62" />
        </div>
      </section>

      <section className="collection" id="collection" aria-labelledby="collection-title">
        <div className="collection-head">
          <h2 id="collection-title">{text.collection}</h2>
          <p className="muted" aria-live="polite">
            {text.productCount(shown.length)}
          </p>
        </div>
        <nav className="filters" aria-label={text.collection}>
          <Link to="/" preventScrollReset aria-current={category ? undefined : 'true'}>
            {text.all}
          </Link>
          {categories.map((name) => (
            <Link
              key={name}
              to={`/?c=${name}`}
              preventScrollReset
              aria-current={name === category ? 'true' : undefined}
            >
              {text.categoryNames[name]}
            </Link>
          ))}
        </nav>
        <div className="grid">
          {shown.map((product) => (
            <ProductCard key={product.slug} product={product} />
          ))}
        </div>
      </section>
    </>
  )
}
