import { useId } from 'react'
import type { DrawingProps } from './DrawingProps.js'
import { Shadow } from './parts/Shadow.js'
import { darkTone } from './parts/tones.js'

/** A tablet with a drawing on it and its pen beside it. */
export function Tablet({ colour }: DrawingProps) {
  const id = useId()
  return (
    <>
      <defs>
        <clipPath id={`${id}screen`}>
          <rect x="92" y="58" width="196" height="276" rx="10" />
        </clipPath>
      </defs>
      <Shadow cx={200} cy={366} rx={140} />
      <rect x="76" y="40" width="228" height="312" rx="24" fill={darkTone(colour, 30)} />
      <rect x="79" y="42" width="222" height="308" rx="22" fill="#141517" />
      <g clipPath={`url(#${id}screen)`}>
        <rect x="92" y="58" width="196" height="276" fill="#f4eee0" />
        <circle cx="232" cy="126" r="34" fill="#e0a63c" />
        <path d="M92 250c40-60 70-66 104-24s60 26 92-10v118H92z" fill="#7d9a86" />
        <path d="M92 290c50-34 84-30 116-6s54 12 80-8v58H92z" fill="#3f5f56" />
        <path
          d="M116 104c20-16 34 12 52-4s26-6 34 2"
          fill="none"
          stroke="#2a2926"
          strokeWidth="3"
          strokeLinecap="round"
        />
      </g>
      <g transform="rotate(8 336 200)">
        <rect x="322" y="66" width="15" height="240" rx="7" fill="#ece8de" stroke="#c9c3b5" strokeWidth="1.5" />
        <path d="M322 300h15l-7 26z" fill="#cfc8b8" />
        <rect x="322" y="92" width="15" height="34" fill={colour} />
      </g>
    </>
  )
}
