import type { Product } from '@hakuna-kit/core'
import type { PlanQuestion } from './PlanQuestion.js'
import { explainNoOffer, findContradiction } from './whyNoOffer.js'

export type ProductListProps = {
  questions: readonly PlanQuestion[]
  /** Id of the product that the timeline is about; null: all. */
  selected: string | null
  onSelect: (productId: string | null) => void
}

/** Every product that the page asked about, with its plans or why there is no offer. */
export function ProductList({ questions, selected, onSelect }: ProductListProps) {
  const productIds = [...new Set(questions.map(({ product }) => product.id))]
  return (
    <div className="products" role="group" aria-label="Products">
      <button type="button" aria-pressed={selected === null} onClick={() => onSelect(null)}>
        All products
      </button>
      {productIds.map((productId) => {
        const asked = questions.filter(({ product }) => product.id === productId)
        const contradiction = findContradiction(asked)
        return (
          <div className="product" key={productId}>
            <button type="button" aria-pressed={selected === productId} onClick={() => onSelect(productId)}>
              {asked[0]?.product.title || productId}
            </button>
            {contradiction && <p className="trouble">{contradiction}</p>}
            {asked.map((question) => (
              <p key={question.key}>
                <code>{describeProduct(question.product)}</code>
                <span>{describeOutcome(question)}</span>
              </p>
            ))}
          </div>
        )
      })}
    </div>
  )
}

/** The facts that travel to the insurer; the price as it travels, in minor units. */
function describeProduct({ id, category, brand, price }: Product): string {
  return [id, category ?? 'no category', brand || 'no brand', `${price?.amount} ${price?.currency}`].join(' · ')
}

function describeOutcome(question: PlanQuestion): string {
  const { outcome } = question
  switch (outcome.type) {
    case 'waiting':
      return 'Asked, no answer yet.'
    case 'paused':
      return 'The browser is offline; asked once it is back.'
    case 'offered':
      return `Offered: ${outcome.planIds.join(', ')}.`
    case 'none':
      return `No offer (${outcome.reason}). ${explainNoOffer(question, outcome)}`
  }
}
