import { useId } from 'react'
import type { DrawingProps } from './DrawingProps.js'
import { Shadow } from './parts/Shadow.js'
import { darkTone, lightTone } from './parts/tones.js'

export function Headphones({ colour }: DrawingProps) {
  const id = useId()
  return (
    <>
      <defs>
        <linearGradient id={`${id}cup`} x1="0" y1="0" x2="1" y2="1">
          <stop offset="0" stopColor={lightTone(colour, 34)} />
          <stop offset="0.5" stopColor={colour} />
          <stop offset="1" stopColor={darkTone(colour, 22)} />
        </linearGradient>
        <linearGradient id={`${id}band`} x1="0" y1="0" x2="1" y2="0">
          <stop offset="0" stopColor={darkTone(colour, 18)} />
          <stop offset="0.45" stopColor={lightTone(colour, 20)} />
          <stop offset="1" stopColor={darkTone(colour, 26)} />
        </linearGradient>
      </defs>
      <Shadow cy={362} rx={140} />
      <path
        d="M92 236C78 104 134 46 200 46s122 58 108 190"
        fill="none"
        stroke={`url(#${id}band)`}
        strokeWidth="22"
        strokeLinecap="round"
      />
      <path
        d="M140 72c36-20 84-20 120 0"
        fill="none"
        stroke={darkTone(colour, 34)}
        strokeWidth="15"
        strokeLinecap="round"
        opacity="0.55"
      />
      {[1, -1].map((side) => (
        <g key={side} transform={side === 1 ? undefined : 'translate(400 0) scale(-1 1)'}>
          <path d="M90 196v52" stroke="#c9c6bf" strokeWidth="8" strokeLinecap="round" />
          <rect x="112" y="206" width="40" height="138" rx="20" fill={darkTone(colour, 52)} />
          <rect x="66" y="198" width="64" height="154" rx="32" fill={`url(#${id}cup)`} />
          <rect x="76" y="214" width="34" height="122" rx="17" fill={lightTone(colour, 10)} opacity="0.55" />
          <circle cx="93" cy="320" r="3.5" fill={darkTone(colour, 50)} />
        </g>
      ))}
    </>
  )
}
