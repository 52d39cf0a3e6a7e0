import { createProtectionClient, isPlanLineItem, type LineItem, type Product } from '@hakuna-kit/core'
import { createMemoryCart } from '@hakuna-kit/core/testing'
import { CartProtectionRow, ProtectionProvider } from '@hakuna-kit/react'
import '@hakuna-kit/react/styles.css'
import { memo, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'

const cart = createMemoryCart({
  lineItems: Array.from({ length: 200 }, (_, index) => ({
    id: `line-${index}`,
    productId: `prd-${index}`,
    title: `Telefon ${index}`,
    brand: 'Lumen',
    quantity: 1,
    unitPrice: { amount: 49_900, currency: 'eur' },
  })),
})
const client = createProtectionClient()

const toProduct = ({ productId, title, unitPrice }: LineItem): Product => ({
  id: productId,
  title,
  brand: 'Lumen',
  category: 'smartphones',
  price: unitPrice,
})

/** What a shop shows of a line, and our row below it. Memoised, as any list of 200 should be. */
const Line = memo(
  function Line({ line }: { line: LineItem }) {
    return (
      <li>
        <h2>{line.title}</h2>
        <p>Menge: {line.quantity}</p>
        <CartProtectionRow lineItem={line} product={toProduct(line)} />
      </li>
    )
  },
  (before, after) => before.line.id === after.line.id && before.line.quantity === after.line.quantity,
)

function Shop() {
  const [lines, setLines] = useState<LineItem[]>([])
  useEffect(() => {
    const read = () => void cart.readCart().then((read) => setLines(read?.lineItems ?? []))
    read()
    return cart.subscribe?.(read)
  }, [])
  return (
    <ul>
      {lines
        .filter((line) => !isPlanLineItem(line))
        .map((line) => (
          <Line key={line.id} line={line} />
        ))}
    </ul>
  )
}

createRoot(document.querySelector('#root')!).render(
  <ProtectionProvider client={client} cart={cart} locale="de-DE">
    <Shop />
  </ProtectionProvider>,
)
