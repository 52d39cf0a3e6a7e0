import { useId } from 'react'
import type { DrawingProps } from './DrawingProps.js'
import { Shadow } from './parts/Shadow.js'
import { darkTone, lightTone } from './parts/tones.js'

/** Back and front of a phone, the front half before the back. */
export function Phone({ colour }: DrawingProps) {
  const id = useId()
  return (
    <>
      <defs>
        <linearGradient id={`${id}back`} x1="0" y1="0" x2="1" y2="1">
          <stop offset="0" stopColor={lightTone(colour, 22)} />
          <stop offset="1" stopColor={darkTone(colour, 12)} />
        </linearGradient>
        <linearGradient id={`${id}screen`} x1="0" y1="0" x2="0.6" y2="1">
          <stop offset="0" stopColor="#1d2b53" />
          <stop offset="0.55" stopColor="#7a5c9e" />
          <stop offset="1" stopColor="#f2a07b" />
        </linearGradient>
        <clipPath id={`${id}clip`}>
          <rect x="193" y="77" width="136" height="280" rx="24" />
        </clipPath>
      </defs>
      <Shadow cy={372} rx={150} />
      <g>
        <rect x="78" y="36" width="150" height="306" rx="32" fill={darkTone(colour, 32)} />
        <rect x="80" y="38" width="146" height="302" rx="30" fill={`url(#${id}back)`} />
        <rect x="92" y="50" width="68" height="68" rx="20" fill={lightTone(colour, 12)} opacity="0.75" />
        {[
          [112, 70],
          [140, 98],
        ].map(([cx, cy]) => (
          <g key={cx}>
            <circle cx={cx} cy={cy} r="15" fill={darkTone(colour, 45)} />
            <circle cx={cx} cy={cy} r="10.5" fill="#0c0e14" />
            <circle cx={cx} cy={cy} r="5" fill="#24304a" />
            <circle cx={cx! - 3} cy={cy! - 3} r="2" fill="#9db4d6" />
          </g>
        ))}
        <circle cx="141" cy="69" r="5.5" fill="#f6efdc" />
      </g>
      <g>
        <rect x="186" y="70" width="150" height="294" rx="32" fill={darkTone(colour, 30)} />
        <rect x="188" y="72" width="146" height="290" rx="30" fill="#0b0c10" />
        <g clipPath={`url(#${id}clip)`}>
          <rect x="193" y="77" width="136" height="280" fill={`url(#${id}screen)`} />
          <circle cx="300" cy="268" r="66" fill="#f8c38f" opacity="0.85" />
          <path d="M180 300c36-34 64-30 92-4s54 20 70 2v70H180z" fill="#4a3a6b" opacity="0.85" />
          <path d="M180 330c30-22 60-20 88-4s52 16 74 0v44H180z" fill="#241c3f" />
          <path d="M193 77h60l-60 150z" fill="#fff" opacity="0.08" />
        </g>
        <rect x="238" y="84" width="46" height="13" rx="6.5" fill="#0b0c10" />
      </g>
    </>
  )
}
