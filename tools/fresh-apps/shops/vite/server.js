import express from 'express'
import { answerCart } from './src/cartApi.js'

const app = express()
app.use(express.json())
/* README */
app.use('/api/cart', async (request, response) => {
  const { method, originalUrl, headers } = request
  const answer = await answerCart(
    new Request(`http://shop.invalid${originalUrl}`, {
      method,
      headers: { cookie: headers.cookie ?? '', 'content-type': headers['content-type'] ?? '' },
      ...(method !== 'GET' && { body: JSON.stringify(request.body ?? null) }),
    }),
  )
  response
    .status(answer.status)
    .setHeaders(answer.headers)
    .send(await answer.text())
})
app.use(express.static('dist'))
app.listen(Number(process.env.PORT ?? 3000))
