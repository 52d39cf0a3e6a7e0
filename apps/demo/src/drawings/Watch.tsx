import { useId } from 'react'
import type { DrawingProps } from './DrawingProps.js'
import { Shadow } from './parts/Shadow.js'
import { darkTone, lightTone } from './parts/tones.js'

const hours = Array.from({ length: 12 }, (_, index) => index * 30)

export function Watch({ colour }: DrawingProps) {
  const id = useId()
  return (
    <>
      <defs>
        <linearGradient id={`${id}strap`} x1="0" y1="0" x2="1" y2="0">
          <stop offset="0" stopColor={darkTone(colour, 22)} />
          <stop offset="0.4" stopColor={lightTone(colour, 18)} />
          <stop offset="1" stopColor={darkTone(colour, 26)} />
        </linearGradient>
        <linearGradient id={`${id}steel`} x1="0" y1="0" x2="1" y2="1">
          <stop offset="0" stopColor="#f4f3ef" />
          <stop offset="1" stopColor="#98968f" />
        </linearGradient>
      </defs>
      <Shadow cy={380} rx={86} />
      <path d="M150 112l10-86c1-8 6-12 14-12h52c8 0 13 4 14 12l10 86z" fill={`url(#${id}strap)`} />
      <path d="M150 288l10 78c1 8 6 12 14 12h52c8 0 13-4 14-12l10-78z" fill={`url(#${id}strap)`} />
      {[318, 336, 354].map((cy) => (
        <ellipse key={cy} cx="200" cy={cy} rx="5" ry="4" fill={darkTone(colour, 50)} />
      ))}
      <rect x="298" y="186" width="14" height="28" rx="5" fill="#a9a79f" />
      <circle cx="200" cy="200" r="104" fill={`url(#${id}steel)`} />
      <circle cx="200" cy="200" r="92" fill="#16181c" />
      <g stroke="#e9e4d6" strokeLinecap="round">
        {hours.map((angle) => (
          <line
            key={angle}
            x1="200"
            y1="118"
            x2="200"
            y2={angle % 90 === 0 ? 134 : 127}
            strokeWidth={angle % 90 === 0 ? 5 : 3}
            transform={`rotate(${angle} 200 200)`}
          />
        ))}
        <path d="M200 200l-34-34" strokeWidth="8" />
        <path d="M200 200l18-62" strokeWidth="6" />
      </g>
      <path d="M200 200l46 34" stroke={lightTone(colour, 30)} strokeWidth="3" strokeLinecap="round" />
      <circle cx="200" cy="200" r="7" fill="#e9e4d6" />
      <path
        d="M200 268a68 68 0 0 0 60-36"
        fill="none"
        stroke={lightTone(colour, 24)}
        strokeWidth="6"
        strokeLinecap="round"
      />
    </>
  )
}
