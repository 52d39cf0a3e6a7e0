import { useId } from 'react'
import type { DrawingProps } from './DrawingProps.js'
import { Shadow } from './parts/Shadow.js'
import { darkTone, lightTone } from './parts/tones.js'

/** A wooden cabinet with a woven front. */
export function Speaker({ colour }: DrawingProps) {
  const id = useId()
  return (
    <>
      <defs>
        <linearGradient id={`${id}wood`} x1="0" y1="0" x2="1" y2="0">
          <stop offset="0" stopColor={darkTone(colour, 18)} />
          <stop offset="0.5" stopColor={lightTone(colour, 14)} />
          <stop offset="1" stopColor={darkTone(colour, 26)} />
        </linearGradient>
        <pattern id={`${id}wool`} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="7" height="7" fill="#d8d2c6" />
          <circle cx="2" cy="2" r="1.5" fill="#b8b0a1" />
          <circle cx="5.5" cy="5.5" r="1.5" fill="#c6beaf" />
        </pattern>
        <radialGradient id={`${id}cone`}>
          <stop offset="0.5" stopColor="#000" stopOpacity="0.2" />
          <stop offset="1" stopColor="#000" stopOpacity="0" />
        </radialGradient>
      </defs>
      <Shadow cy={364} rx={120} />
      <path d="M150 352l-8 14M250 352l8 14" stroke={darkTone(colour, 40)} strokeWidth="9" strokeLinecap="round" />
      <rect x="104" y="44" width="192" height="312" rx="22" fill={`url(#${id}wood)`} />
      <rect x="120" y="60" width="160" height="280" rx="12" fill={`url(#${id}wool)`} />
      <circle cx="200" cy="246" r="72" fill={`url(#${id}cone)`} />
      <circle cx="200" cy="120" r="36" fill={`url(#${id}cone)`} />
      <rect x="186" y="318" width="28" height="7" rx="3.5" fill={colour} />
    </>
  )
}
