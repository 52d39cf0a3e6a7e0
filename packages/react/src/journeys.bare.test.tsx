// @vitest-environment happy-dom
import { beforeEach, vi } from 'vitest'
import { describeJourneys } from './test/describeJourneys.js'

/**
 * What some environment of a shop lacks: old browsers, pages without https, blocked cookies, test environments. Without
 * what happy-dom and the server, which runs in the same process, need themselves.
 */
const missingGlobals = [
  ...['BroadcastChannel', 'CSS', 'IntersectionObserver', 'ResizeObserver', 'matchMedia', 'reportError'],
  ...['cancelIdleCallback', 'requestIdleCallback'],
]
const missingMembers: [owner: object, name: string][] = [
  [HTMLDialogElement.prototype, 'showModal'],
  [HTMLDialogElement.prototype, 'close'],
  [performance, 'getEntriesByType'],
  [performance, 'mark'],
  [performance, 'measure'],
  [Array.prototype, 'findLast'],
  [Array.prototype, 'toReversed'],
  [Array.prototype, 'toSorted'],
  [Array.prototype, 'with'],
  [Object, 'groupBy'],
  [Promise, 'withResolvers'],
]

beforeEach(() => {
  for (const name of missingGlobals) vi.stubGlobal(name, undefined)
  vi.stubGlobal('navigator', new Proxy(navigator, { get: (target, name) => readNavigator(target, name) }))
  const restore = missingMembers.map(([owner, name]) => remove(owner, name))
  return () => {
    vi.unstubAllGlobals()
    for (const undo of restore) undo()
  }
})

/** The navigator without locks, clipboard and storage. */
function readNavigator(target: Navigator, name: string | symbol): unknown {
  return ['locks', 'clipboard', 'storage'].includes(String(name)) ? undefined : Reflect.get(target, name, target)
}

function remove(owner: object, name: string): () => void {
  let holder: object | null = owner
  while (holder && !Object.hasOwn(holder, name)) holder = Object.getPrototypeOf(holder) as object | null
  const descriptor = holder && Object.getOwnPropertyDescriptor(holder, name)
  if (!holder || !descriptor) return () => {}
  Reflect.deleteProperty(holder, name)
  return () => void Object.defineProperty(holder, name, descriptor)
}

describeJourneys('an environment that has only the necessary')
