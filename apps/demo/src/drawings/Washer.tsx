import { useId } from 'react'
import type { DrawingProps } from './DrawingProps.js'
import { Shadow } from './parts/Shadow.js'
import { darkTone, lightTone } from './parts/tones.js'

export function Washer({ colour }: DrawingProps) {
  return <FrontLoader colour={colour} glass="#31516b" inside="#7fa9c4" display="#8fe3c6" wave />
}

export function Dryer({ colour }: DrawingProps) {
  return <FrontLoader colour={colour} glass="#4a3b2c" inside="#d9a15e" display="#ffc27a" />
}

type FrontLoaderProps = DrawingProps & { glass: string; inside: string; display: string; wave?: boolean }

/** A front loader: panel, dial and a round door with something turning behind it. */
function FrontLoader({ colour, glass, inside, display, wave = false }: FrontLoaderProps) {
  const id = useId()
  return (
    <>
      <defs>
        <linearGradient id={`${id}body`} x1="0" y1="0" x2="1" y2="1">
          <stop offset="0" stopColor={lightTone(colour, 60)} />
          <stop offset="1" stopColor={darkTone(colour, 9)} />
        </linearGradient>
        <radialGradient id={`${id}glass`} cx="0.4" cy="0.35" r="0.8">
          <stop offset="0" stopColor={lightTone(glass, 25)} />
          <stop offset="1" stopColor={darkTone(glass, 35)} />
        </radialGradient>
        <clipPath id={`${id}door`}>
          <circle cx="200" cy="226" r="76" />
        </clipPath>
      </defs>
      <Shadow cy={368} rx={150} />
      <rect
        x="76"
        y="40"
        width="248"
        height="322"
        rx="18"
        fill={`url(#${id}body)`}
        stroke={darkTone(colour, 18)}
        strokeWidth="2"
      />
      <path d="M77 108h246" stroke={darkTone(colour, 16)} strokeWidth="2" />
      <rect
        x="94"
        y="58"
        width="66"
        height="34"
        rx="6"
        fill={darkTone(colour, 5)}
        stroke={darkTone(colour, 16)}
        strokeWidth="1.5"
      />
      <circle cx="200" cy="75" r="18" fill={darkTone(colour, 4)} stroke={darkTone(colour, 24)} strokeWidth="2" />
      <path d="M200 75v-13" stroke={darkTone(colour, 50)} strokeWidth="4" strokeLinecap="round" />
      <rect x="240" y="62" width="66" height="26" rx="5" fill="#1f2426" />
      <path d="M250 75h12M268 75h6M280 75h16" stroke={display} strokeWidth="4" strokeLinecap="round" />
      <circle cx="200" cy="226" r="102" fill={darkTone(colour, 7)} stroke={darkTone(colour, 20)} strokeWidth="2" />
      <circle cx="200" cy="226" r="86" fill={darkTone(colour, 30)} />
      <circle cx="200" cy="226" r="76" fill={`url(#${id}glass)`} />
      <g clipPath={`url(#${id}door)`}>
        {wave ? (
          <path d="M116 236c22-14 42-14 62 0s42 14 62 0 36-12 48-4v90H116z" fill={inside} opacity="0.6" />
        ) : (
          <path d="M132 286c24-30 42-62 90-58 30 2 44 26 60 44l-30 60H140z" fill={inside} opacity="0.7" />
        )}
        <path
          d="M150 270c20-18 48-20 66-6 22-16 40-8 50 8-8 24-30 40-62 40s-48-18-54-42z"
          fill={wave ? '#e9e3d6' : '#f2dfc4'}
          opacity="0.9"
        />
        <path
          d="M134 190c14-26 38-40 66-40"
          stroke="#fff"
          strokeWidth="8"
          strokeLinecap="round"
          fill="none"
          opacity="0.35"
        />
      </g>
      <rect x="284" y="212" width="10" height="30" rx="5" fill={darkTone(colour, 34)} />
      <rect x="96" y="338" width="44" height="12" rx="3" fill={darkTone(colour, 10)} />
    </>
  )
}
