import type { ComponentProps } from 'react'

/** A named region that scrolls. It takes the focus, so that the keyboard can scroll it. */
export function ScrollRegion({ label, ...props }: ComponentProps<'div'> & { label: string }) {
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
  return <div {...props} role="region" aria-label={label} tabIndex={0} />
}
