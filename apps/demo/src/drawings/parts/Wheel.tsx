const spokes = Array.from({ length: 12 }, (_, index) => (index * Math.PI) / 6)

/** A wheel with rim, spokes and hub. */
export function Wheel({ cx, cy, r }: { cx: number; cy: number; r: number }) {
  return (
    <g>
      <circle cx={cx} cy={cy} r={r} fill="none" stroke="#2a2a2a" strokeWidth="9" />
      <circle cx={cx} cy={cy} r={r - 7} fill="none" stroke="#c8c4bb" strokeWidth="3.5" />
      <g stroke="#9b978e" strokeWidth="1.2">
        {spokes.map((angle) => (
          <line
            key={angle}
            x1={(cx + 6 * Math.cos(angle + 0.7)).toFixed(2)}
            y1={(cy + 6 * Math.sin(angle + 0.7)).toFixed(2)}
            x2={(cx + (r - 8) * Math.cos(angle)).toFixed(2)}
            y2={(cy + (r - 8) * Math.sin(angle)).toFixed(2)}
          />
        ))}
      </g>
      <circle cx={cx} cy={cy} r="7" fill="#4a4a4a" />
    </g>
  )
}

/** A mudguard over the upper back of a wheel. */
export function Mudguard({ cx, cy, r, colour }: { cx: number; cy: number; r: number; colour: string }) {
  return (
    <path
      d={`M${cx - r} ${cy + 6}A${r} ${r} 0 0 1 ${cx + r * 0.72} ${cy - r * 0.7}`}
      fill="none"
      stroke={colour}
      strokeWidth="5"
      strokeLinecap="round"
    />
  )
}
