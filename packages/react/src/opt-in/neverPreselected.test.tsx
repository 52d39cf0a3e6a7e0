import { act, cleanup, render, renderHook, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { memo, useState, type ComponentProps, type InputHTMLAttributes } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Product } from '@hakuna-kit/core'
import { ProtectionOptIn } from './ProtectionOptIn.js'
import { createMemoryCart } from '@hakuna-kit/test/createMemoryCart'
import { phone, tablet } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/react/createStack'
import { useAddToCart } from '../cart/useAddToCart.js'
import { afterLeaving } from '../test/afterLeaving.js'
import { useProtectionOptIn } from './useProtectionOptIn.js'

const planId = 'pl-prd-hakuna'
const consoleErrors = vi.spyOn(console, 'error').mockImplementation(() => {})
afterEach(() => consoleErrors.mockClear())

/** Renders the opt-in with props that the types forbid, and returns its inputs once the plans are shown. */
async function inputsOf(props: object, product = phone) {
  const stack = createStack()
  render(<ProtectionOptIn {...({ product, ...props } as ComponentProps<typeof ProtectionOptIn>)} />, {
    wrapper: stack.Provider,
  })
  return (await screen.findAllByRole(product === phone ? 'checkbox' : 'radio')) as HTMLInputElement[]
}

describe('never preselected', () => {
  it.each([
    ['planId', { planId }],
    ['defaultPlanId', { defaultPlanId: planId }],
    ['checked', { checked: true }],
    ['defaultChecked', { defaultChecked: true }],
    ['defaultValue', { defaultValue: planId }],
    ['selected', { selected: true }],
    ['value', { value: planId }],
    ['a slot that ticks', { slots: { input: { checked: true } } }],
    ['a slot that ticks by default', { slots: { input: { defaultChecked: true } } }],
    ['a slot that renames the answer', { slots: { input: { type: 'hidden', value: planId } } }],
  ])('by %s', async (_, props) => {
    for (const input of await inputsOf(props)) {
      expect(input).not.toBeChecked()
      expect(input.defaultChecked).toBe(false)
      expect(input.type).toBe('checkbox')
    }
  })

  it.each([
    ['planId', { planId: 'tablets-2y' }],
    ['a slot', { slots: { input: { checked: true, defaultChecked: true } } }],
  ])('among several plans by %s', async (_, props) => {
    const inputs = await inputsOf(props, tablet)
    expect(inputs).toHaveLength(3)
    for (const input of inputs) expect(input).not.toBeChecked()
  })

  it('warns the developer about a planId that the shopper did not choose', async () => {
    await inputsOf({ planId })
    await waitFor(() =>
      expect(consoleErrors).toHaveBeenCalledWith(expect.stringContaining('the law forbids preselected plans')),
    )
  })

  it('by a controlling shop that answers "no choice" with a plan', async () => {
    function Shop() {
      const [chosen, setChosen] = useState<string | null>(null)
      return (
        <ProtectionOptIn
          product={tablet}
          planId={chosen}
          onPlanChange={(plan) => setChosen(plan ? 'tablets-2y' : null)}
        />
      )
    }
    render(<Shop />, { wrapper: createStack().Provider })
    await userEvent.click(await screen.findByRole('radio', { name: /1 Jahr/ }))
    expect(screen.getByRole('radio', { name: /2 Jahre/ })).not.toBeChecked()
  })

  it('and what is not shown as chosen is not put into the cart', async () => {
    const cart = createMemoryCart()
    const stack = createStack({ cart })
    let add: ReturnType<typeof useAddToCart> | undefined
    function Shop() {
      add = useAddToCart()
      return <ProtectionOptIn product={phone} planId={null} />
    }
    render(<Shop />, { wrapper: stack.Provider })
    const box = await screen.findByRole('checkbox')
    await userEvent.click(box)
    expect(box).not.toBeChecked()
    await act(() => add?.(phone))
    expect(cart.current().lineItems.map(({ productId }) => productId)).toEqual([phone.id])
  })

  it("by a script that ticks an input of the shop's own markup without an event", async () => {
    const RenderedOnce = memo(
      (props: InputHTMLAttributes<HTMLInputElement>) => <input {...props} />,
      () => true,
    )
    function OwnOptIn({ product, variantOf }: { product: Product; variantOf: string }) {
      const { plans, getInputProps } = useProtectionOptIn({ product, variantOf })
      return plans[0] ? <RenderedOnce {...getInputProps(plans[0])} /> : null
    }
    const stack = createStack()
    const { rerender } = render(<OwnOptIn product={phone} variantOf="a" />, { wrapper: stack.Provider })
    const box = await screen.findByRole<HTMLInputElement>('checkbox')
    await waitFor(() => expect(stack.events).toHaveLength(1))
    box.checked = true
    rerender(<OwnOptIn product={phone} variantOf="b" />)
    await act(async () => {})
    rerender(<OwnOptIn product={tablet} variantOf="b" />)
    await waitFor(() => expect(stack.events.at(-1)).toMatchObject({ productId: tablet.id }))
    expect(stack.events.map(({ type }) => type)).toEqual(['plans_shown', 'plans_shown'])
  })

  it('by a page that is visited again', async () => {
    const stack = createStack()
    const view = render(<ProtectionOptIn product={phone} />, { wrapper: stack.Provider })
    await userEvent.click(await screen.findByRole('checkbox'))
    expect(screen.getByRole('checkbox')).toBeChecked()
    view.rerender(<p>another page</p>)
    await afterLeaving()
    view.rerender(<ProtectionOptIn product={phone} />)
    expect(await screen.findByRole('checkbox')).not.toBeChecked()
  })

  it('by another product, unless both are variants of one thing', async () => {
    const stack = createStack()
    const view = render(<ProtectionOptIn product={tablet} />, { wrapper: stack.Provider })
    await userEvent.click(await screen.findByRole('radio', { name: /2 Jahre/ }))
    view.rerender(<ProtectionOptIn product={{ ...tablet, id: 'prd-other-tablet' }} />)
    await waitFor(() => expect(stack.requests).toHaveLength(2))
    for (const radio of await screen.findAllByRole('radio')) expect(radio).not.toBeChecked()
  })

  it('by storage or a restored form: nothing is stored, and the inputs switch autocomplete off', async () => {
    const [box] = await inputsOf({})
    await userEvent.click(box as HTMLInputElement)
    expect(localStorage).toHaveLength(0)
    expect(sessionStorage).toHaveLength(0)
    expect(document.cookie).toBe('')
    expect(box).toHaveAttribute('autocomplete', 'off')
  })

  it('by the headless hook: it has no function that chooses, and its props need an event', async () => {
    const { result } = renderHook(() => useProtectionOptIn({ product: phone }), { wrapper: createStack().Provider })
    await waitFor(() => expect(result.current.status).toBe('ready'))
    expect(Object.keys(result.current).toSorted()).toEqual([
      'declined',
      'getInputProps',
      'notice',
      'plans',
      'selected',
      'status',
    ])
    const [presented] = result.current.plans
    const { onChange, checked } = result.current.getInputProps(presented ?? null)
    expect(checked).toBe(false)
    expect(onChange as unknown as () => void).toThrow(TypeError)
    expect(result.current.selected).toBeNull()
  })

  it('by a second provider: the choice of one is not known to another', async () => {
    render(<ProtectionOptIn product={phone} />, { wrapper: createStack().Provider })
    await userEvent.click(await screen.findByRole('checkbox'))
    cleanup()
    const [box] = await inputsOf({ planId })
    expect(box).not.toBeChecked()
  })
})
