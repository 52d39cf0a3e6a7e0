import type { Product } from '@hakuna-kit/core'
import type { PlanQuestion } from '../recording/PlanQuestion.js'
import { explainNoPlans, findContradiction } from './explainNoPlans.js'

export type ProductListProps = {
  questions: readonly PlanQuestion[]
  /** Id of the product whose events the timeline shows. `null`: all products. */
  selected: string | null
  onSelect: (productId: string | null) => void
}

/** Every product that the page looked up, with its plans or the reason why there are none. */
export function ProductList({ questions, selected, onSelect }: ProductListProps) {
  const productIds = [...new Set(questions.map(({ product }) => product.id))]
  return (
    <div className="products" role="group" aria-label="Products">
      <button type="button" aria-pressed={selected === null} onClick={() => onSelect(null)}>
        All products
      </button>
      {productIds.map((productId) => {
        const lookups = questions.filter(({ product }) => product.id === productId)
        const contradiction = findContradiction(lookups)
        return (
          <div className="product" key={productId}>
            <button type="button" aria-pressed={selected === productId} onClick={() => onSelect(productId)}>
              {lookups[0]?.product.title || productId}
            </button>
            {contradiction && <p className="trouble">{contradiction}</p>}
            {lookups.map((question) => (
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

/** The product data that is sent to the insurer. The price is in minor units. */
function describeProduct({ id, category, brand, price }: Product): string {
  return [id, category ?? 'no category', brand || 'no brand', `${price?.amount} ${price?.currency}`].join(' · ')
}

function describeOutcome(question: PlanQuestion): string {
  const { outcome } = question
  switch (outcome.type) {
    case 'waiting':
      return 'Requested, no answer yet.'
    case 'paused':
      return 'The browser is offline. The request is sent once it is online.'
    case 'available':
      return `Plans: ${outcome.planIds.join(', ')}.`
    case 'none':
      return `No plans (${outcome.reason}). ${explainNoPlans(question, outcome)}`
  }
}
