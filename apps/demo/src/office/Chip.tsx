import type { ReactNode } from 'react'

export type ChipTone = 'plain' | 'good' | 'busy' | 'bad' | 'over'

/** A state in one word. The colour has the same meaning as the word. */
export function Chip({ tone, children }: { tone: ChipTone; children: ReactNode }) {
  return (
    <span className="chip" data-tone={tone}>
      {children}
    </span>
  )
}
