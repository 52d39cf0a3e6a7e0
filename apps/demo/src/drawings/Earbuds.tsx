import { useId } from 'react'
import type { DrawingProps } from './DrawingProps.js'
import { Shadow } from './parts/Shadow.js'
import { darkTone, lightTone } from './parts/tones.js'

/** Two buds above their open case. */
export function Earbuds({ colour }: DrawingProps) {
  const id = useId()
  return (
    <>
      <defs>
        <linearGradient id={`${id}case`} x1="0" y1="0" x2="0.3" y2="1">
          <stop offset="0" stopColor={lightTone(colour, 45)} />
          <stop offset="1" stopColor={darkTone(colour, 14)} />
        </linearGradient>
      </defs>
      <Shadow cy={352} rx={118} />
      <path d="M104 200c0-46 24-64 96-64s96 18 96 64z" fill={darkTone(colour, 8)} />
      <path d="M116 200c0-36 20-50 84-50s84 14 84 50z" fill={darkTone(colour, 34)} />
      {[1, -1].map((side) => (
        <g key={side} transform={side === 1 ? undefined : 'translate(400 0) scale(-1 1)'}>
          <rect
            x="160"
            y="112"
            width="20"
            height="108"
            rx="10"
            fill={lightTone(colour, 55)}
            stroke={darkTone(colour, 16)}
            strokeWidth="1.5"
          />
          <circle
            cx="158"
            cy="106"
            r="31"
            fill={lightTone(colour, 60)}
            stroke={darkTone(colour, 16)}
            strokeWidth="1.5"
          />
          <ellipse cx="138" cy="100" rx="13" ry="17" fill={darkTone(colour, 46)} transform="rotate(18 138 100)" />
          <circle cx="166" cy="98" r="6" fill={darkTone(colour, 60)} />
        </g>
      ))}
      <path d="M100 204h200v66c0 50-30 76-100 76s-100-26-100-76z" fill={`url(#${id}case)`} />
      <path d="M100 204h200v10H100z" fill={darkTone(colour, 20)} opacity="0.5" />
      <circle cx="200" cy="262" r="5" fill="#4fb477" />
      <path
        d="M122 234c2 44 18 76 44 92"
        stroke="#fff"
        strokeWidth="7"
        strokeLinecap="round"
        fill="none"
        opacity="0.6"
      />
    </>
  )
}
