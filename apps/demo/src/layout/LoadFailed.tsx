import { QueryErrorResetBoundary } from '@tanstack/react-query'
import { Component, type ReactNode } from 'react'
import { useSettings } from '../shop/SettingsProvider.js'

/** Shows an error page when the shop's server does not answer. */
export function LoadFailed({ children }: { children: ReactNode }) {
  return (
    <QueryErrorResetBoundary>{({ reset }) => <Boundary onRetry={reset}>{children}</Boundary>}</QueryErrorResetBoundary>
  )
}

type BoundaryProps = { onRetry(): void; children: ReactNode }

class Boundary extends Component<BoundaryProps, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  readonly #retry = () => {
    this.props.onRetry()
    this.setState({ failed: false })
  }

  override render() {
    return this.state.failed ? <Apology onRetry={this.#retry} /> : this.props.children
  }
}

function Apology({ onRetry }: { onRetry(): void }) {
  const { text } = useSettings()
  return (
    <main className="main notice-page" id="main" role="alert">
      <h1>{text.loadingFailed}</h1>
      <button type="button" className="button" onClick={onRetry}>
        {text.tryAgain}
      </button>
    </main>
  )
}
