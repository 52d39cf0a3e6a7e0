'use client'
type Product = { id: string; title: string; brand: string; price: { amount: number; currency: string } }

export function AddToCart({ product: { id: productId, title, brand, price: unitPrice } }: { product: Product }) {
  async function add() {
    await fetch('/api/cart/lines', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ lineItems: [{ productId, title, brand, unitPrice, quantity: 1 }] }),
    })
    location.reload()
  }
  return <button onClick={() => void add()}>Add to cart</button>
}
