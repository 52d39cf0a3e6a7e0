import type { DrawingProps } from './DrawingProps.js'
import { Mudguard, Wheel } from './parts/Wheel.js'
import { Shadow } from './parts/Shadow.js'
import { darkTone, lightTone } from './parts/tones.js'

/** A bike with a low step, a battery in the down tube, a motor and a rack. */
export function EBike({ colour }: DrawingProps) {
  return (
    <>
      <Shadow cy={322} rx={178} />
      <Wheel cx={94} cy={244} r={70} />
      <Wheel cx={306} cy={244} r={70} />
      <Mudguard cx={94} cy={244} r={81} colour={darkTone(colour, 34)} />
      <Mudguard cx={306} cy={244} r={81} colour={darkTone(colour, 34)} />
      <path
        d="M36 158h102M60 158l34 86M124 158l-4 34"
        fill="none"
        stroke={darkTone(colour, 40)}
        strokeWidth="5"
        strokeLinecap="round"
      />
      <path d="M94 238h96M94 250h96" stroke="#3a3a3a" strokeWidth="3" />
      <g fill="none" stroke={colour} strokeLinecap="round" strokeLinejoin="round">
        <path d="M94 244l62-60M94 244h98M148 128l44 116" strokeWidth="10" />
        <path d="M262 122c-16 60-40 98-70 122" strokeWidth="24" />
        <path d="M256 100l14 56c8 32 24 62 36 88" strokeWidth="10" />
      </g>
      <path
        d="M256 152c-12 34-26 56-44 74"
        stroke={darkTone(colour, 55)}
        strokeWidth="13"
        strokeLinecap="round"
        fill="none"
      />
      <path
        d="M257 152c-3 9-7 18-11 26"
        stroke={lightTone(colour, 55)}
        strokeWidth="3"
        strokeLinecap="round"
        fill="none"
      />
      <path d="M148 128l-9-30" stroke="#b9b5ab" strokeWidth="8" strokeLinecap="round" />
      <path d="M108 92c14-9 44-9 64-5-10 12-24 16-37 16-13 0-23-5-27-11z" fill="#26262a" />
      <path
        d="M256 100l-6-24c-3-11 8-15 22-14 18 2 30 12 31 25"
        fill="none"
        stroke="#b9b5ab"
        strokeWidth="7"
        strokeLinecap="round"
      />
      <path d="M289 67c9 5 14 12 14 22" fill="none" stroke="#26262a" strokeWidth="10" strokeLinecap="round" />
      <rect x="240" y="56" width="24" height="15" rx="4" fill="#26262a" transform="rotate(-14 252 64)" />
      <circle cx="284" cy="122" r="12" fill="#f0ecdf" stroke="#444" strokeWidth="3" />
      <circle cx="192" cy="244" r="27" fill={darkTone(colour, 58)} />
      <circle cx="192" cy="244" r="15" fill="none" stroke={lightTone(colour, 30)} strokeWidth="3" />
      <path d="M192 244l22 28M206 274h18" stroke="#4c4c4c" strokeWidth="7" strokeLinecap="round" />
    </>
  )
}
