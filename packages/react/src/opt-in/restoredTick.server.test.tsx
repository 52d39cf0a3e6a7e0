import { HydrationBoundary, QueryClientProvider } from '@tanstack/react-query'
import { act, screen, waitFor } from '@testing-library/react'
import { hydrateRoot, type Root } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { phone, tablet } from '@hakuna-kit/test/products'
import { createStack, type Stack } from '@hakuna-kit/test/react/createStack'
import { prefetchPlans, type PlansState } from '../plans/prefetchPlans.js'
import { ProtectionOptIn } from './ProtectionOptIn.js'

// In this test server and browser render in one process, which React warns about.
vi.spyOn(console, 'error').mockImplementation(() => {})
const container = document.createElement('div')
let root: Root | undefined

beforeEach(() => document.body.append(container))
afterEach(async () => {
  vi.restoreAllMocks()
  await act(() => root?.unmount())
  container.remove()
})

const page = (stack: Stack, state: PlansState, onPlanChange = () => {}) => (
  <QueryClientProvider client={stack.queryClient}>
    <HydrationBoundary state={state}>
      <stack.Provider>
        <ProtectionOptIn product={phone} onPlanChange={onPlanChange} />
        <ProtectionOptIn product={tablet} name="tablet" />
        <ProtectionOptIn product={phone} name="below" />
      </stack.Provider>
    </HydrationBoundary>
  </QueryClientProvider>
)

/** A page from the server with ticks that were set before React came, then hydrated. */
async function hydrate(navigation: object[] | undefined) {
  vi.spyOn(performance, 'getEntriesByType').mockImplementation((name) =>
    name === 'navigation' ? (navigation as PerformanceEntryList) : [],
  )
  const { proxy } = createStack()
  const headers = new Headers({ host: 'shop.example' })
  const { state } = await prefetchPlans({ proxy, request: { headers }, products: [phone, tablet] })
  container.innerHTML = renderToString(page(createStack(), state))
  for (const box of screen.getAllByRole('checkbox')) box.click()
  screen.getByRole('radio', { name: /2 Jahre/ }).click()
  const stack = createStack()
  const onPlanChange = vi.fn()
  await act(async () => {
    root = hydrateRoot(container, page(stack, state, onPlanChange), { onRecoverableError: () => {} })
  })
  // One report for each opt-in: what follows from the ticks has been done in the same task.
  await waitFor(() => expect(stack.events.filter(({ type }) => type === 'plans_shown')).toHaveLength(3))
  return { stack, onPlanChange }
}

describe('a tick that stands in the page before it is hydrated', () => {
  it.each([
    ['a reload', [{ type: 'reload' }]],
    ['a step back or forward', [{ type: 'back_forward' }]],
    ['a page that was rendered in advance', [{ type: 'prerender' }]],
  ])('is removed after %s, because the browser may have restored it', async (_, navigation) => {
    const { stack, onPlanChange } = await hydrate(navigation)
    const inputs = [...screen.getAllByRole('checkbox'), ...screen.getAllByRole('radio')]
    for (const input of inputs) expect(input).not.toBeChecked()
    expect(stack.events.map(({ type }) => type)).toEqual(['plans_shown', 'plans_shown', 'plans_shown'])
    expect(onPlanChange).not.toHaveBeenCalled()
  })

  it.each([
    ['a new visit', [{ type: 'navigate' }]],
    ['a visit that the browser tells nothing about', []],
    ['a visit in a browser without such entries', undefined],
  ])("is the shopper's own after %s: it becomes the choice once", async (_, navigation) => {
    const { stack, onPlanChange } = await hydrate(navigation)
    for (const box of screen.getAllByRole('checkbox')) expect(box).toBeChecked()
    expect(screen.getByRole('radio', { name: /2 Jahre/ })).toBeChecked()
    expect(screen.getByRole('radio', { name: /1 Jahr/ })).not.toBeChecked()
    const chosen = stack.events.filter(({ type }) => type === 'plan_selected')
    expect(chosen).toMatchObject([
      { productId: phone.id, planId: 'pl-prd-hakuna' },
      { productId: tablet.id, planId: 'tablets-2y' },
    ])
    expect(onPlanChange).toHaveBeenCalledTimes(1)
  })
})
