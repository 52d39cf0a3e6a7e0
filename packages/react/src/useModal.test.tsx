import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { useModal } from './useModal.js'

function Modal({ onClose }: { onClose: () => void }) {
  const { close, ...dialog } = useModal(onClose)
  return (
    <dialog {...dialog} aria-label="Modal">
      <button onClick={close}>close</button>
    </dialog>
  )
}

function renderModal() {
  const onClose = vi.fn()
  render(<Modal onClose={onClose} />, { reactStrictMode: true })
  return { onClose, dialog: screen.getByRole<HTMLDialogElement>('dialog') }
}

const { showModal, close } = HTMLDialogElement.prototype
afterEach(() => {
  Object.assign(HTMLDialogElement.prototype, { showModal, close })
  vi.restoreAllMocks()
})

describe('useModal', () => {
  it('opens a modal once, also in strict mode', () => {
    const opened = vi.spyOn(HTMLDialogElement.prototype, 'showModal')
    const { dialog, onClose } = renderModal()
    expect(dialog).toHaveAttribute('open')
    expect(opened).toHaveBeenCalledTimes(1)
    expect(onClose).not.toHaveBeenCalled()
  })

  it.each<[string, (dialog: HTMLDialogElement) => unknown]>([
    ['close()', () => userEvent.click(screen.getByRole('button'))],
    ['a click beside the dialog', (dialog) => userEvent.click(dialog)],
    ['Escape, which the browser handles', (dialog) => dialog.close()],
  ])('closes by %s, and tells it once', async (_, leave) => {
    const { dialog, onClose } = renderModal()
    await leave(dialog)
    expect(dialog).not.toHaveAttribute('open')
    expect(onClose).toHaveBeenCalledTimes(1)
  })

  it('shows a dialog without methods, as in old browsers, and tells once that it is to be removed', async () => {
    Object.assign(HTMLDialogElement.prototype, { showModal: undefined, close: undefined })
    const { dialog, onClose } = renderModal()
    expect(dialog).toHaveAttribute('open')
    await userEvent.click(screen.getByRole('button'))
    expect(onClose).toHaveBeenCalledTimes(1)
  })
})
