import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { tablet } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/react/createStack'
import { ProtectionOptIn, type ProtectionOptInProps } from './ProtectionOptIn.js'

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
