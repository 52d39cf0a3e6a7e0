'use client'
import { useEffect, useState } from 'react'

type Line = { id: string; title: string; quantity: number }

export function CartLines() {
  const [lines, setLines] = useState<Line[]>([])
  useEffect(() => {
    void fetch('/api/cart')
      .then((response) => response.json() as Promise<{ lineItems: Line[] } | null>)
      .then((cart) => setLines(cart?.lineItems ?? []))
  }, [])
  return (
    <ul aria-label="Cart">
      {lines.map((line) => (
        <li key={line.id}>
          {line.title} × {line.quantity}
        </li>
      ))}
    </ul>
  )
}
