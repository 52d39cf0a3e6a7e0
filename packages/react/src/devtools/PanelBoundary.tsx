import { Component, type ReactNode } from 'react'

/** Catches what goes wrong in the panel, so that the shop's error reports stay the shop's. React writes it to the console. */
export class PanelBoundary extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true }
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children
    return (
      <div className="devtools" lang="en" dir="ltr">
        <p className="failed">The protection devtools failed; the console says why. The shop is not affected.</p>
      </div>
    )
  }
}
