import { useEffect, useRef, type RefObject } from 'react'
import { useLocation } from 'react-router'

/** A ref for `<main>`. After a change of page `<main>` gets the focus, as the document does after a page load. */
export function useMainFocus(): RefObject<HTMLElement | null> {
  const { pathname } = useLocation()
  const main = useRef<HTMLElement>(null)
  const shownPath = useRef(pathname)
  useEffect(() => {
    if (shownPath.current === pathname) return
    shownPath.current = pathname
    main.current?.focus({ preventScroll: true })
  }, [pathname])
  return main
}
