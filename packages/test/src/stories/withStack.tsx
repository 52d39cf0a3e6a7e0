import type { Decorator } from '@storybook/react-vite'
import { createContext, useContext, useLayoutEffect, useState, type ReactNode } from 'react'
import type { CartAdapterErrorCode, NewLineItem } from '@hakuna-kit/core'
import { de, en, es, fr, it, nl, type Messages } from '@hakuna-kit/react'
import type { CatalogueEntry, Fault } from '@hakuna-kit/sandbox'
import { createMemoryCart, type MemoryCart } from '../createMemoryCart.js'
import { createStack, type Stack } from '../react/createStack.js'
import { arabic } from './arabic.js'
import { insurerStates, type InsurerState } from './insurerStates.js'

/** `parameters.stack` of a story: the state in which the story begins. */
type StackParameters = {
  /** Lines of the shop's cart, with or without an id. Default: an empty cart. */
  lines?: (NewLineItem & { id?: string })[] | undefined
  /** Entries that the insurer matches before its default catalogue. */
  catalogue?: readonly CatalogueEntry[] | undefined
  /** Faults of the insurer. Default: what the toolbar says. */
  faults?: readonly Fault[] | undefined
  /** Delay of every answer of the proxy, in milliseconds. With `Infinity` none ever comes. */
  delayMs?: number | undefined
  /** Delay of every change of the cart, in milliseconds. With `Infinity` none is ever done. */
  cartDelayMs?: number | undefined
  /** Every change of the cart fails with this code. */
  cartFails?: CartAdapterErrorCode | undefined
}

/** The stack of one story. */
export type StoryStack = Stack & { cart: MemoryCart; locale: string }

const StackContext = createContext<StoryStack | null>(null)
const languages: Record<string, Messages> = { ar: arabic, de, en, es, fr, it, nl }
const stacks = new Map<string, StoryStack>()
/** The longest delay that a timer takes: 24 days. */
const longestDelayMs = 2 ** 31 - 1

/** The stack of the story that renders the component. */
export function useStack(): StoryStack {
  const stack = useContext(StackContext)
  if (!stack) throw new Error('useStack() was called outside of a story. Add the decorator withStack in the preview.')
  return stack
}

/** The stack of a story, for its play function. */
export function stackOf({ id }: { id: string }): StoryStack {
  const stack = stacks.get(id)
  if (!stack) throw new Error(`The story ${id} has not rendered, so it has no stack yet.`)
  return stack
}

/** Gives a story a stack of its own, inside the page: insurer in a box, proxy, client and provider. */
export const withStack: Decorator = (Story, { id, parameters, globals }) => {
  const { locale, insurer } = globals as { locale: string; insurer: InsurerState }
  return (
    <StackProvider
      key={`${id} ${locale} ${insurer}`}
      id={id}
      locale={locale}
      insurer={insurer}
      {...(parameters['stack'] as StackParameters)}
    >
      <Story />
    </StackProvider>
  )
}

type StackProviderProps = StackParameters & { id: string; locale: string; insurer: InsurerState; children: ReactNode }

function StackProvider({ id, children, ...options }: StackProviderProps) {
  const [stack] = useState(() => createStoryStack({ id, ...options }))
  useLayoutEffect(() => {
    stacks.set(id, stack)
  }, [id, stack])
  return (
    <StackContext.Provider value={stack}>
      <stack.Provider>{children}</stack.Provider>
    </StackContext.Provider>
  )
}

function createStoryStack({
  id,
  locale,
  insurer,
  lines,
  catalogue,
  faults,
  delayMs,
  cartDelayMs,
  cartFails,
}: Omit<StackProviderProps, 'children'>): StoryStack {
  // A docs page shows many stories, so each cart has an id of its own.
  const cart = createMemoryCart(lines, { id })
  if (cartDelayMs) cart.delay(Math.min(cartDelayMs, longestDelayMs))
  if (cartFails) cart.failWith(cartFails)
  const stack = createStack({
    locale,
    messages: languages[locale.slice(0, 2)],
    cart,
    catalogue,
    faults: faults ?? insurerStates[insurer].faults,
    delayMs,
  })
  return { ...stack, cart, locale }
}
