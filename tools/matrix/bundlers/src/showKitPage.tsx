import '@hakuna-kit/react/styles.css'
import { createRoot } from 'react-dom/client'
import { KitPage } from './KitPage.js'

createRoot(document.querySelector('#root') ?? document.body).render(<KitPage />)
