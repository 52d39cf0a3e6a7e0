import { createFileRoute } from '@tanstack/react-router'
import { answerCart } from '../cartApi'

const answer = ({ request }: { request: Request }) => answerCart(request)
export const Route = createFileRoute('/api/cart/$')({
  server: { handlers: { GET: answer, POST: answer, PUT: answer } },
})
