import { Component, type ContextType, type ReactNode } from 'react'
import { ProtectionContext, ProtectionSetupError } from './ProtectionContext.js'
import { toFailureEvent, type ComponentName } from './ProtectionEvent.js'

export type ErrorBoundaryProps = {
  component: ComponentName
  /** After a failure the children are tried again when this is another value. */
  retryKey?: string | undefined
  onFailure?: (() => void) | undefined
  children: ReactNode
}

type State = {
  retryKey?: string | undefined
  /** Another object for each value of `retryKey`. */
  attempt: { isTold?: boolean }
  failure?: { error: unknown } | null
}

/**
 * Around each public component: where something inside fails, it renders nothing and tells `onEvent`, and the page of
 * the shop stays. A missing provider is a mistake in the shop's code, so in development it is thrown on.
 */
export class ErrorBoundary extends Component<ErrorBoundaryProps, State> {
  static override contextType = ProtectionContext
  declare context: ContextType<typeof ProtectionContext>
  override state: State = { attempt: {} }

  static getDerivedStateFromProps({ retryKey }: ErrorBoundaryProps, state: State): State | null {
    return retryKey === state.retryKey ? null : { retryKey, attempt: {}, failure: null }
  }

  static getDerivedStateFromError(error: unknown): Pick<State, 'failure'> {
    return { failure: { error } }
  }

  override componentDidCatch(error: unknown): void {
    const { attempt } = this.state
    // One failure may throw many errors, e.g. one for each element that another script has removed.
    if (attempt.isTold) return
    attempt.isTold = true
    this.context?.announcer.emit(toFailureEvent(this.props.component, error))
    this.props.onFailure?.()
  }

  override render(): ReactNode {
    const { failure } = this.state
    if (process.env.NODE_ENV !== 'production' && failure?.error instanceof ProtectionSetupError) throw failure.error
    return failure ? null : this.props.children
  }
}
