import { useId } from 'react'
import type { DrawingProps } from './DrawingProps.js'
import { Shadow } from './parts/Shadow.js'
import { darkTone, lightTone } from './parts/tones.js'

/** A camera with a silver top plate, dials and a short lens. */
export function Camera({ colour }: DrawingProps) {
  const id = useId()
  return (
    <>
      <defs>
        <linearGradient id={`${id}top`} x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="#e9e7e1" />
          <stop offset="1" stopColor="#b5b2a9" />
        </linearGradient>
        <radialGradient id={`${id}glass`} cx="0.38" cy="0.34" r="0.8">
          <stop offset="0" stopColor="#8fa8d8" />
          <stop offset="0.35" stopColor="#2c3a63" />
          <stop offset="1" stopColor="#07090f" />
        </radialGradient>
        <pattern id={`${id}leather`} width="6" height="6" patternUnits="userSpaceOnUse">
          <rect width="6" height="6" fill={colour} />
          <circle cx="1.5" cy="1.5" r="1" fill={lightTone(colour, 10)} />
          <circle cx="4.5" cy="4.5" r="1" fill={darkTone(colour, 24)} />
        </pattern>
      </defs>
      <Shadow cy={322} rx={168} />
      <rect x="86" y="86" width="54" height="22" rx="5" fill="#8d8a82" />
      <rect x="268" y="82" width="42" height="26" rx="5" fill="#8d8a82" />
      <rect x="232" y="90" width="26" height="18" rx="4" fill="#a3a098" />
      <path d="M160 108l12-26h56l12 26z" fill="#d5d2ca" />
      <rect x="48" y="104" width="304" height="206" rx="24" fill={`url(#${id}top)`} />
      <path d="M48 150h304v118H48z" fill={`url(#${id}leather)`} />
      <rect x="66" y="118" width="34" height="20" rx="5" fill="#2a2f3c" />
      <circle cx="330" cy="128" r="6" fill="#d9482b" />
      <circle cx="200" cy="212" r="92" fill="#1b1c1f" />
      <circle cx="200" cy="212" r="88" fill="none" stroke="#55565b" strokeWidth="5" strokeDasharray="3 5" />
      <circle cx="200" cy="212" r="68" fill="#2a2b2f" />
      <circle cx="200" cy="212" r="52" fill={`url(#${id}glass)`} />
      <ellipse cx="182" cy="192" rx="16" ry="10" fill="#fff" opacity="0.5" transform="rotate(-32 182 192)" />
      <circle cx="222" cy="236" r="7" fill="#8f7bd1" opacity="0.5" />
    </>
  )
}
