import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ProductPage } from './ProductPage'
import { Providers } from './Providers'

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Providers>
      <ProductPage />
    </Providers>
  </StrictMode>,
)
