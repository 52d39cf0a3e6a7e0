import { useEffect, useRef, type MouseEvent } from 'react'

/**
 * A native modal dialog that is open while it is mounted: the browser keeps the focus inside, closes on Escape, and
 * returns the focus to where it was. A click beside the dialog closes it too.
 */
export function useModal(onClose: () => void) {
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = ref.current
    if (dialog && !dialog.open) dialog.showModal()
  }, [])
  return {
    ref,
    onClose,
    onClick: ({ target, currentTarget }: MouseEvent<HTMLDialogElement>) => {
      if (target === currentTarget) currentTarget.close()
    },
  }
}
