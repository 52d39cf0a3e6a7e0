import { ProductPage } from './ProductPage'

export default function Page() {
  return <ProductPage />
}
