import type { ReactNode, Ref } from 'react'

type ScrollRegionProps = {
  label: string
  className: string
  /** A prop of its own, because React 18 does not pass `ref` to function components. */
  element?: Ref<HTMLDivElement> | undefined
  onScroll?: (() => void) | undefined
  children: ReactNode
}

/** A named region that scrolls. It takes the focus, so that the keyboard can scroll it. */
export function ScrollRegion({ label, element, ...props }: ScrollRegionProps) {
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
  return <div {...props} ref={element} role="region" aria-label={label} tabIndex={0} />
}
