import { useEffect, useRef, type MouseEvent } from 'react'

/**
 * A native modal dialog that is open while it is mounted: the browser keeps the focus inside, closes on Escape, and
 * returns the focus to where it was. A click beside the dialog closes it too.
 */
export function useModal(onClose: () => void) {
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog: Partial<HTMLDialogElement> | null = ref.current
    if (!dialog || dialog.open) return
    // jsdom has dialogs without their methods; there they are shown and removed without the focus.
    if (dialog.showModal) dialog.showModal()
    else dialog.open = true
  }, [])
  const close = () => {
    const dialog: Partial<HTMLDialogElement> | null = ref.current
    if (dialog?.close) dialog.close()
    else onClose()
  }
  return {
    ref,
    onClose,
    close,
    onClick: ({ target, currentTarget }: MouseEvent<HTMLDialogElement>) => {
      if (target === currentTarget) close()
    },
  }
}
