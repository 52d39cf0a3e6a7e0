import { useId } from 'react'
import type { DrawingProps } from './DrawingProps.js'
import { Shadow } from './parts/Shadow.js'
import { darkTone, lightTone } from './parts/tones.js'

/** A silicone case from the back, with the opening for the cameras. */
export function PhoneCase({ colour }: DrawingProps) {
  const id = useId()
  return (
    <>
      <defs>
        <linearGradient id={`${id}body`} x1="0" y1="0" x2="1" y2="1">
          <stop offset="0" stopColor={lightTone(colour, 16)} />
          <stop offset="0.6" stopColor={colour} />
          <stop offset="1" stopColor={darkTone(colour, 14)} />
        </linearGradient>
      </defs>
      <Shadow cy={372} rx={112} />
      <g transform="rotate(-6 200 200)">
        <rect x="116" y="34" width="168" height="328" rx="40" fill={darkTone(colour, 24)} />
        <rect x="119" y="36" width="162" height="322" rx="38" fill={`url(#${id}body)`} />
        <rect x="134" y="52" width="78" height="78" rx="26" fill={darkTone(colour, 34)} />
        <rect x="138" y="56" width="70" height="70" rx="22" fill={darkTone(colour, 62)} />
        <rect x="112" y="120" width="7" height="34" rx="3.5" fill={darkTone(colour, 30)} />
        <rect x="112" y="164" width="7" height="34" rx="3.5" fill={darkTone(colour, 30)} />
        <path
          d="M262 70c8 40 10 170 2 250"
          stroke={lightTone(colour, 40)}
          strokeWidth="5"
          strokeLinecap="round"
          fill="none"
          opacity="0.5"
        />
      </g>
    </>
  )
}
