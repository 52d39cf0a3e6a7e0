import { useId } from 'react'
import type { DrawingProps } from './DrawingProps.js'
import { Shadow } from './parts/Shadow.js'
import { darkTone, lightTone } from './parts/tones.js'

/** A portafilter machine with a cup under the spout. */
export function CoffeeMachine({ colour }: DrawingProps) {
  const id = useId()
  return (
    <>
      <defs>
        <linearGradient id={`${id}steel`} x1="0" y1="0" x2="1" y2="0">
          <stop offset="0" stopColor={darkTone(colour, 14)} />
          <stop offset="0.3" stopColor={lightTone(colour, 55)} />
          <stop offset="0.7" stopColor={colour} />
          <stop offset="1" stopColor={darkTone(colour, 20)} />
        </linearGradient>
      </defs>
      <Shadow cy={360} rx={150} />
      <path d="M150 58c4-10 14-14 26-14h60c12 0 22 4 26 14z" fill="#f3efe6" />
      <path d="M168 44h20v-12h-20zM212 44h20v-16h-20z" fill="#d8d1c2" />
      <rect x="78" y="58" width="244" height="104" rx="16" fill={`url(#${id}steel)`} />
      <path d="M90 162h74v150H90z" fill={darkTone(colour, 24)} />
      <rect x="78" y="300" width="244" height="54" rx="12" fill={`url(#${id}steel)`} />
      <rect x="150" y="292" width="164" height="12" rx="4" fill={darkTone(colour, 52)} />
      <circle cx="122" cy="110" r="24" fill="#fbfaf6" stroke={darkTone(colour, 34)} strokeWidth="4" />
      <path d="M122 110l10-12" stroke="#c23b22" strokeWidth="4" strokeLinecap="round" />
      <circle cx="122" cy="110" r="3" fill="#333" />
      <g fill={darkTone(colour, 46)}>
        <circle cx="270" cy="100" r="9" />
        <circle cx="296" cy="100" r="9" />
        <rect x="200" y="162" width="78" height="22" rx="6" />
      </g>
      <rect x="206" y="184" width="66" height="20" rx="5" fill={darkTone(colour, 60)} />
      <rect x="272" y="187" width="76" height="13" rx="6.5" fill="#5a3826" />
      <path d="M226 204h26l-4 14h-18z" fill={darkTone(colour, 50)} />
      <path d="M234 220v26M244 220v26" stroke="#4b2a17" strokeWidth="3" strokeLinecap="round" />
      <path
        d="M206 244h64l-5 34c-2 10-8 14-16 14h-22c-8 0-14-4-16-14z"
        fill="#fdfbf5"
        stroke="#d8d1c2"
        strokeWidth="2"
      />
      <path d="M268 254c18-4 22 22-6 22" fill="none" stroke="#d8d1c2" strokeWidth="6" />
    </>
  )
}
