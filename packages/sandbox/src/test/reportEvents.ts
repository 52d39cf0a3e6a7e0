import { type Line, callSandbox, event, placedAt } from './callSandbox.js'

/** That many days after the placement. */
export const day = (days: number) => new Date(Date.parse(placedAt) + days * 86_400_000).toISOString()

export const phones = (quantity: number, id = 'phone'): Line => ({ id, quantity, product: 'prd-phone' })
export const plans = (quantity: number, id = 'plan'): Line => ({ id, quantity, product: 'prd-phone', plan: true })

/** Places order `ord-1` and reports the events. Returns the outcome of each event and the insurer's records. */
export async function reportEvents(lines: Line[], ...messages: unknown[]) {
  const { post, sandbox } = callSandbox()
  const placed = await post('/events', event.placed('ord-1', lines))
  if (placed.status !== 200) throw new Error('The insurer refused the placement.')
  const outcomes: string[] = []
  for (const message of messages) {
    const { status, body } = await post('/events', message)
    outcomes.push(status === 200 ? 'ok' : `${status} ${body.error.error_code}`)
  }
  const { contracts, orders } = sandbox.inspect()
  const counts = Object.fromEntries(
    (orders[0]?.lineItems ?? []).map(({ id, fulfilled, refunded, cancelled }) => [
      id,
      [fulfilled, refunded, cancelled],
    ]),
  )
  return { outcomes, contracts, order: orders[0], counts, sandbox }
}
