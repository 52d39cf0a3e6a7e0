import { useEffect } from 'react'
import { useLazy } from '../createLazy.js'
import { optInCode } from '../opt-in/optInCode.js'
import type { PlanDetailsDialogProps } from './PlanDetailsDialog.js'

/** The details dialog of a plan. `onClose` is called too where its code cannot be downloaded. */
export function PlanDetails(props: PlanDetailsDialogProps) {
  const { onClose } = props
  const code = useLazy(optInCode)
  useEffect(() => {
    void optInCode.load().then((loaded) => loaded ?? onClose())
  }, [onClose])
  return code ? <code.PlanDetailsDialog {...props} /> : null
}
