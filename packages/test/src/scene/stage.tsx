import type { Decorator } from '@storybook/react-vite'
import { createContext, useContext, useLayoutEffect, useState, type ReactNode } from 'react'
import type { CartAdapter, CartAdapterErrorCode, NewLineItem } from '@hakuna-kit/core'
import { de, en, es, fr, it, nl, type Messages } from '@hakuna-kit/react'
import type { CatalogueEntry, Fault } from '@hakuna-kit/sandbox'
import { createMemoryCart, type MemoryCart } from '../createShopCart.js'
import { createStack, type Stack } from '../react/createStack.js'
import { insurerMoods, type Mood } from './insurerMoods.js'
import { arabic } from './arabic.js'

/** `parameters.stage` of a story: what stands ready when it begins. */
export type StageParameters = {
  /** The shop's cart; a line may name its own id. Default: an empty cart. */
  lines?: (NewLineItem & { id?: string })[] | undefined
  /** What the insurer insures, before its default catalogue. */
  catalogue?: readonly CatalogueEntry[] | undefined
  /** The insurer's trouble; otherwise the toolbar decides. */
  faults?: readonly Fault[] | undefined
  /** The shop's own server takes this long; `Infinity` never answers. */
  delayMs?: number | undefined
  /** Every change of the cart takes this long; `Infinity` never ends. */
  cartDelayMs?: number | undefined
  /** Every change of the cart fails like this. */
  cartFails?: CartAdapterErrorCode | undefined
}

export type Stage = Stack & { cart: MemoryCart; locale: string }

const StageContext = createContext<Stage | null>(null)
const languages: Record<string, Messages> = { ar: arabic, de, en, es, fr, it, nl }
const stages = new Map<string, Stage>()

/** For stories: what they stand on. */
export function useStage(): Stage {
  const stage = useContext(StageContext)
  if (!stage) throw new Error('A story asks for its stage, but the preview put none around it.')
  return stage
}

/** For play functions: what the story with this id stands on. */
export function stageOf({ id }: { id: string }): Stage {
  const stage = stages.get(id)
  if (!stage) throw new Error(`The story ${id} has no stage yet.`)
  return stage
}

/** Puts the whole stack around a story: insurer in a box, proxy, client, provider, all inside this page. */
export const withStage: Decorator = (Story, { id, parameters, globals }) => {
  const { locale, insurer } = globals as { locale: string; insurer: Mood }
  return (
    <StageProvider
      key={`${id} ${locale} ${insurer}`}
      id={id}
      locale={locale}
      mood={insurer}
      {...(parameters['stage'] as StageParameters)}
    >
      <Story />
    </StageProvider>
  )
}

type StageProviderProps = StageParameters & { id: string; locale: string; mood: Mood; children: ReactNode }

function StageProvider({ id, children, ...options }: StageProviderProps) {
  const [stage] = useState(() => createStage(id, options))
  useLayoutEffect(() => {
    stages.set(id, stage)
  }, [id, stage])
  return (
    <StageContext.Provider value={stage}>
      <stage.Provider>{children}</stage.Provider>
    </StageContext.Provider>
  )
}

function createStage(
  id: string,
  {
    locale,
    mood,
    lines,
    catalogue,
    faults,
    delayMs,
    cartDelayMs,
    cartFails,
  }: Omit<StageProviderProps, 'id' | 'children'>,
): Stage {
  const cart = createMemoryCart(lines)
  // A timer takes no more than this, which is 24 days.
  if (cartDelayMs) cart.delay(Math.min(cartDelayMs, 2 ** 31 - 1))
  if (cartFails) cart.failWith(cartFails)
  // Docs pages show many carts side by side; each is a cart of its own.
  const adapter: CartAdapter = { ...cart, readCart: async () => ({ ...cart.current(), id }) }
  const messages = languages[locale.slice(0, 2)]
  const stack = createStack({
    locale,
    messages,
    cart: adapter,
    catalogue,
    faults: faults ?? insurerMoods[mood].faults,
    delayMs,
  })
  return { ...stack, cart, locale }
}
