import { createFileRoute } from '@tanstack/react-router'
import { ProductPage } from '../ProductPage'

export const Route = createFileRoute('/')({ component: ProductPage })
