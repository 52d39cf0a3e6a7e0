import { useId } from 'react'
import type { DrawingProps } from './DrawingProps.js'
import { Shadow } from './parts/Shadow.js'
import { darkTone, lightTone } from './parts/tones.js'

export function Laptop({ colour }: DrawingProps) {
  const id = useId()
  return (
    <>
      <defs>
        <linearGradient id={`${id}screen`} x1="0" y1="0" x2="1" y2="1">
          <stop offset="0" stopColor="#e9e2d1" />
          <stop offset="1" stopColor="#c9d3d8" />
        </linearGradient>
        <linearGradient id={`${id}base`} x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor={lightTone(colour, 45)} />
          <stop offset="1" stopColor={darkTone(colour, 18)} />
        </linearGradient>
      </defs>
      <Shadow cy={318} rx={180} />
      <rect x="72" y="86" width="256" height="178" rx="14" fill={darkTone(colour, 30)} />
      <rect x="75" y="88" width="250" height="174" rx="12" fill="#17181b" />
      <rect x="84" y="97" width="232" height="150" rx="4" fill={`url(#${id}screen)`} />
      <g fill="#2a2926">
        <rect x="108" y="122" width="96" height="11" rx="3" />
        <g opacity="0.4">
          {[146, 158, 170, 182, 194].map((y, index) => (
            <rect key={y} x="108" y={y} width={[118, 110, 120, 96, 60][index]} height="4" rx="2" />
          ))}
        </g>
      </g>
      <circle cx="272" cy="176" r="26" fill="#d9482b" opacity="0.85" />
      <path d="M246 214c14-18 36-18 52 0z" fill="#31464c" opacity="0.8" />
      <path d="M34 268h332l-10 26c-2 6-6 8-12 8H56c-6 0-10-2-12-8z" fill={`url(#${id}base)`} />
      <path d="M160 268h80c0 7-4 10-10 10h-60c-6 0-10-3-10-10z" fill={darkTone(colour, 26)} />
    </>
  )
}
