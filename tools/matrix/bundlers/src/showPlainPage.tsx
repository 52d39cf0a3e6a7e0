import { createRoot } from 'react-dom/client'
import { PlainPage } from './PlainPage.js'

createRoot(document.querySelector('#root') ?? document.body).render(<PlainPage />)
