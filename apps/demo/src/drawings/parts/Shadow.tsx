/** The shadow below a product: a soft ellipse. */
export function Shadow({ cx = 200, cy, rx }: { cx?: number; cy: number; rx: number }) {
  return (
    <g fill="#000">
      <ellipse cx={cx} cy={cy} rx={rx} ry={rx * 0.075} opacity="0.07" />
      <ellipse cx={cx} cy={cy} rx={rx * 0.8} ry={rx * 0.045} opacity="0.1" />
    </g>
  )
}
