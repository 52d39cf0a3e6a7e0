import { act, render, renderHook, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState, type ChangeEvent } from 'react'
import { describe, expect, it, vi } from 'vitest'
import type { Product } from '@hakuna-kit/core'
import { createMemoryCart } from '@hakuna-kit/test/createMemoryCart'
import { notebook, phoneCase, tablet } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/react/createStack'
import { useAddToCart } from '../cart/useAddToCart.js'
import { ProtectionOptIn, type ProtectionOptInProps } from './ProtectionOptIn.js'
import { useProtectionOptIn } from './useProtectionOptIn.js'

const radio = (name: RegExp) => screen.findByRole('radio', { name })

describe('a shop that controls the opt-in', () => {
  it('passes the choice back, and can hide it', async () => {
    function Shop() {
      const [planId, setPlanId] = useState<string | null>(null)
      return (
        <>
          <ProtectionOptIn product={tablet} planId={planId} onPlanChange={(plan) => setPlanId(plan?.id ?? null)} />
          <button onClick={() => setPlanId(null)}>zurück</button>
        </>
      )
    }
    render(<Shop />, { wrapper: createStack().Provider })
    await userEvent.click(await radio(/2 Jahre/))
    expect(await radio(/2 Jahre/)).toBeChecked()
    await userEvent.click(screen.getByRole('button', { name: 'zurück' }))
    expect(await radio(/2 Jahre/)).not.toBeChecked()
  })
})

describe('what is put into the cart with a product', () => {
  it('follows the `planId` of the shop, also after it changed and for another product', async () => {
    const cart = createMemoryCart()
    const stack = createStack({ cart })
    let add: ReturnType<typeof useAddToCart> | undefined
    function Shop({ product, planId }: { product: Product; planId?: string | null }) {
      add = useAddToCart()
      return <ProtectionOptIn product={product} planId={planId} />
    }
    const { rerender } = render(<Shop product={tablet} planId={null} />, { wrapper: stack.Provider })
    // The choice ends with each sale.
    const chooseAndBuy = async (product: Product) => {
      await userEvent.click(await radio(/2 Jahre/))
      await act(() => add?.(product))
    }
    await chooseAndBuy(tablet)
    rerender(<Shop product={tablet} planId="tablets-2y" />)
    await chooseAndBuy(tablet)
    rerender(<Shop product={notebook} planId={null} />)
    await chooseAndBuy(notebook)
    rerender(<Shop product={notebook} />)
    await chooseAndBuy(notebook)
    const [plain, both] = [`add ${tablet.id}`, `add ${tablet.id} pl-tablets-2y`]
    expect(cart.writes).toEqual([plain, both, `add ${notebook.id}`, `add ${notebook.id} pl-notebooks`])
  })
})

describe('useProtectionOptIn', () => {
  it('tells each state in full', async () => {
    const stack = createStack()
    const { result, rerender } = renderHook((product: Product) => useProtectionOptIn({ product }), {
      wrapper: stack.Provider,
      initialProps: tablet,
    })
    const state = () => {
      const { status, selected, declined, notice, plans } = result.current
      return { status, selected, declined, notice, plans: plans.map(({ plan }) => plan.id) }
    }
    const nothing = { selected: null, declined: false, notice: null, plans: [] }
    expect(state()).toEqual({ ...nothing, status: 'loading' })
    const plans = ['tablets-1y', 'tablets-2y']
    await waitFor(() => expect(state()).toEqual({ ...nothing, status: 'ready', plans }))
    const answer = (option: number | null, checked = true) => {
      const presented = option === null ? null : result.current.plans[option]!
      const change = { target: { checked } } as ChangeEvent<HTMLInputElement>
      act(() => result.current.getInputProps(presented).onChange(change))
    }
    answer(1)
    expect(result.current.selected).toBe(result.current.plans[1])
    expect(result.current.declined).toBe(false)
    answer(null)
    expect(state()).toEqual({ ...nothing, status: 'ready', plans, declined: true })
    answer(0)
    answer(0, false)
    expect(state()).toEqual({ ...nothing, status: 'ready', plans })
    rerender(phoneCase)
    await waitFor(() => expect(state()).toEqual({ ...nothing, status: 'empty' }))
    stack.sandbox.setFaults([{ status: 503 }])
    rerender({ ...phoneCase, id: 'another' })
    await waitFor(() => expect(state()).toEqual({ ...nothing, status: 'error' }))
  })
})

describe('"no protection"', () => {
  it('is a radio button like the others, emits an event, and can be changed', async () => {
    const { Provider, events } = createStack()
    const onPlanChange = vi.fn<NonNullable<ProtectionOptInProps['onPlanChange']>>()
    render(<ProtectionOptIn product={tablet} onPlanChange={onPlanChange} />, { wrapper: Provider })
    await userEvent.click(await radio(/2 Jahre/))
    await userEvent.click(await radio(/Kein Schutz/))
    expect(await radio(/Kein Schutz/)).toBeChecked()
    expect(onPlanChange).toHaveBeenLastCalledWith(null, null)
    expect(events.at(-1)).toEqual({ type: 'plan_declined', surface: 'product', productId: tablet.id })
    await userEvent.click(await radio(/2 Jahre/))
    expect(await radio(/2 Jahre/)).toBeChecked()
  })
})
