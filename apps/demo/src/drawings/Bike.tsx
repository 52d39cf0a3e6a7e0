import type { DrawingProps } from './DrawingProps.js'
import { Mudguard, Wheel } from './parts/Wheel.js'
import { Shadow } from './parts/Shadow.js'
import { darkTone } from './parts/tones.js'

/** A city bike with a diamond frame. */
export function Bike({ colour }: DrawingProps) {
  return (
    <>
      <Shadow cy={322} rx={176} />
      <Wheel cx={96} cy={244} r={70} />
      <Wheel cx={304} cy={244} r={70} />
      <Mudguard cx={96} cy={244} r={81} colour={darkTone(colour, 20)} />
      <Mudguard cx={304} cy={244} r={81} colour={darkTone(colour, 20)} />
      <g fill="none" stroke="#3a3a3a" strokeWidth="3">
        <path d="M96 238h96M96 250h96" />
      </g>
      <g fill="none" stroke={colour} strokeLinecap="round" strokeLinejoin="round">
        <path d="M96 244l66-104 30 104zM162 140l104-6-74 110" strokeWidth="9" />
        <path d="M260 112l12 48c6 30 22 60 32 84" strokeWidth="9" />
      </g>
      <path d="M162 140l-8-26" stroke="#b9b5ab" strokeWidth="7" strokeLinecap="round" />
      <path d="M124 110c14-8 40-8 60-4-10 10-22 14-34 14-12 0-22-4-26-10z" fill="#6b4630" />
      <path
        d="M260 112l-5-20c-2-8 6-12 22-12 20 0 30 8 28 20"
        fill="none"
        stroke="#b9b5ab"
        strokeWidth="6"
        strokeLinecap="round"
      />
      <path d="M290 82c10 2 17 10 16 20" fill="none" stroke="#6b4630" strokeWidth="9" strokeLinecap="round" />
      <circle cx="275" cy="126" r="11" fill="#e8e4da" stroke="#555" strokeWidth="3" />
      <circle cx="192" cy="244" r="19" fill="none" stroke="#3a3a3a" strokeWidth="5" />
      <path d="M192 244l20 26M204 272h18" stroke="#3a3a3a" strokeWidth="6" strokeLinecap="round" />
    </>
  )
}
