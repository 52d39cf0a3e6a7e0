import { act, render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { memo, Profiler } from 'react'
import { expect, it } from 'vitest'
import { CartProtectionRow } from './CartProtectionRow.js'
import { createMemoryCart } from '@hakuna-kit/test/createMemoryCart'
import { lineOf, phone } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/react/createStack'

const rowCount = 200

it('renders no other row when one of 200 is toggled', { timeout: 60_000 }, async () => {
  const lines = Array.from({ length: rowCount }, (_, index) => ({
    ...lineOf(phone),
    id: `line-${index}`,
    productId: `prd-${index}`,
    title: `Phone ${index}`,
  }))
  const stack = createStack({
    cart: createMemoryCart(lines),
    catalogue: [
      {
        category: 'smartphones',
        currency: 'eur',
        plans: [
          {
            merchantProductId: 'pl',
            price: 1200,
            title: { de: 'Schutz' },
            insuranceDetailsUrl: 'https://hellohakuna.com/',
          },
        ],
      },
    ],
  })
  const renders = new Map<string, number>()
  const Line = memo(function Line({ index }: { index: number }) {
    const line = lines[index] ?? lineOf(phone)
    return (
      <Profiler id={line.id} onRender={(id) => renders.set(id, (renders.get(id) ?? 0) + 1)}>
        <CartProtectionRow lineItem={line} product={{ ...phone, id: line.productId }} />
      </Profiler>
    )
  })
  render(
    <>
      {lines.map(({ id }, index) => (
        <Line key={id} index={index} />
      ))}
    </>,
    { wrapper: stack.Provider },
  )
  await waitFor(() => expect(document.querySelectorAll('[data-state=unprotected]')).toHaveLength(rowCount), {
    timeout: 30_000,
  })
  expect(stack.requests.map(({ call }) => call)).toEqual(['POST /plans', 'POST /plans'])

  renders.clear()
  const row = document.querySelector<HTMLElement>('[aria-label="Produktschutz: Phone 100"]') as HTMLElement
  await userEvent.click(within(row).getByRole('checkbox'))
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('Schutz hinzugefügt.'), { timeout: 20_000 })
  await waitFor(() => expect(stack.events.map(({ type }) => type)).toContain('sync_settled'), { timeout: 20_000 })
  // The insurer's connections are the last answer that could change a row.
  await waitFor(() => expect(stack.requests.at(-1)?.call).toContain('GET /cart/connections'), { timeout: 20_000 })
  await waitFor(() => expect(stack.queryClient.isFetching()).toBe(0), { timeout: 20_000 })
  await act(async () => {})
  expect(row).toHaveAttribute('data-state', 'protected')
  expect([...renders.keys()]).toEqual(['line-100'])
  expect(stack.requests.map(({ call }) => call.split('?')[0])).toEqual([
    'POST /plans',
    'POST /plans',
    'POST /cart/report',
    'GET /cart/connections',
  ])
})
