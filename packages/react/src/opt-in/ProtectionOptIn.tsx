import { forwardRef, type FieldsetHTMLAttributes, type Ref } from 'react'
import { ErrorBoundary } from '../ErrorBoundary.js'
import { useProtection } from '../ProtectionContext.js'
import { OptInFrame, type FrameProps } from './OptInFrame.js'
import { useOptIn, type UseProtectionOptInOptions } from './useProtectionOptIn.js'

export type ProtectionOptInProps = UseProtectionOptInOptions &
  FrameProps &
  Omit<
    FieldsetHTMLAttributes<HTMLFieldSetElement>,
    keyof UseProtectionOptInOptions | 'children' | 'defaultValue' | 'defaultChecked'
  >

/**
 * The opt-in of a product: a checkbox for one plan, radio buttons with "no protection" for several. No plan is
 * selected until the shopper does it, and no prop can change that. Renders nothing where there is no plan or the
 * insurer cannot be reached; `onEvent` tells why.
 */
export const ProtectionOptIn = forwardRef<HTMLFieldSetElement, ProtectionOptInProps>(
  function ProtectionOptIn(props, ref) {
    return (
      <ErrorBoundary component="ProtectionOptIn" retryKey={props.product?.id}>
        <OptIn {...props} rootRef={ref} />
      </ErrorBoundary>
    )
  },
)

type OptInProps = ProtectionOptInProps & { rootRef: Ref<HTMLFieldSetElement> }

function OptIn({ product, planId, onPlanChange, surface, name, variantOf, rootRef, ...frame }: OptInProps) {
  const { texts } = useProtection()
  const optIn = useOptIn({ product, planId, onPlanChange, surface, name, variantOf })
  return <OptInFrame {...frame} ref={rootRef} data-hakuna-kit="opt-in" optIn={optIn} heading={texts.heading} />
}
