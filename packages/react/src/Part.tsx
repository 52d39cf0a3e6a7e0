import type { CSSProperties, ElementType, ReactNode, Ref } from 'react'

/** Every element inside a component. The value of `data-part`, and the key in `slots`. */
export type PartName =
  | 'heading'
  | 'options'
  | 'option'
  | 'input'
  | 'summary'
  | 'label'
  | 'title'
  | 'term'
  | 'price'
  | 'facts'
  | 'optional'
  | 'link'
  | 'details'
  | 'remove'
  | 'notice'
  | 'benefits'
  | 'actions'
  | 'action'
  | 'late'
  | 'next'
  | 'product'

/** What a shop may say about one part. It can draw the law's parts otherwise, not empty, untie or tick them. */
export type PartProps = {
  /** An element or component of the shop in place of ours; it gets all our attributes and the children. */
  as?: ElementType | undefined
  className?: string | undefined
  style?: CSSProperties | undefined
  ref?: Ref<never> | undefined
  [dataAttribute: `data-${string}`]: string | number | boolean | undefined
}

export type Slots = { [name in PartName]?: PartProps | undefined }

export type PartElementProps = {
  part: PartName
  slots: Slots | undefined
  as?: ElementType | undefined
  children?: ReactNode
  [attribute: string]: unknown
}

/** One element: the shop's attributes, then ours, so that no slot can tick an input or take a link's target away. */
export function Part({ part, slots, as = 'span', ...attributes }: PartElementProps) {
  const { as: Element = as, ...own } = slots?.[part] ?? {}
  return <Element {...own} data-part={part} {...attributes} />
}
