import { ProductPage } from '../ProductPage'

export default function Home() {
  return <ProductPage />
}
