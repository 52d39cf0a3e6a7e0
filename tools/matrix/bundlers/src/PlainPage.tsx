import { QueryClient, QueryClientProvider, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

const price = queryOptions({ queryKey: ['price'], queryFn: async () => Promise.resolve(112_900) })
const queryClient = new QueryClient()

/** A page without the kit, with what a shop uses anyway: whatever a bundler says about it is not about the kit. */
export function PlainPage() {
  return (
    <QueryClientProvider client={queryClient}>
      <Price />
    </QueryClientProvider>
  )
}

function Price() {
  const [quantity, setQuantity] = useState(1)
  const { data } = useQuery(price)
  const queries = useQueryClient()
  const addOne = () => {
    setQuantity(quantity + 1)
    void queries.invalidateQueries(price)
  }
  return (
    <button type="button" onClick={addOne}>
      {quantity} × {data}
    </button>
  )
}
