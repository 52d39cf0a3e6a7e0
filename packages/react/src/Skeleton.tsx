import { Part, type Slots } from './Part.js'

/**
 * Holds the place of `count` plans while they load. It is built of the same parts as the offer, with blank text in
 * them, so it is as high as the offer in every font and theme, and nothing moves when the offer comes.
 */
export function Skeleton({ count, slots }: { count: number; slots: Slots | undefined }) {
  const blank = '\u00a0'
  return (
    <Part part="options" slots={slots} as="div">
      {Array.from({ length: count > 1 ? count + 1 : count }, (_, index) => (
        <Part key={index} part="option" slots={slots} as="div">
          <Part part="input" slots={slots} />
          <Part part="summary" slots={slots} as="div">
            <Part part="label" slots={slots}>
              <Part part="title" slots={slots}>
                {blank}
              </Part>
            </Part>
            {index < count && (
              <Part part="facts" slots={slots} as="div">
                {blank}
              </Part>
            )}
          </Part>
        </Part>
      ))}
    </Part>
  )
}
