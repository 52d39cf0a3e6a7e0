import type { ElementType, HTMLAttributes, ReactNode, Ref } from 'react'

/** Every element that Hakuna Kit draws. The value of `data-part`, and the key in `slots`. */
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
  | 'benefits'
  | 'link'
  | 'notice'
  | 'cover'
  | 'remove'

/** What a shop may say about one part: class, style, ref, `data-*`, other attributes, or an element of its own (`as`). */
export type PartProps = HTMLAttributes<HTMLElement> & {
  as?: ElementType | undefined
  ref?: Ref<never> | undefined
  [dataAttribute: `data-${string}`]: string | number | boolean | undefined
}

/** Per part, what the shop adds or replaces. The law's parts can be drawn otherwise, not left out. */
export type Slots = { [name in PartName]?: PartProps | undefined }

export type PartElementProps = {
  part: PartName
  slots: Slots | undefined
  as?: ElementType | undefined
  children?: ReactNode
  [attribute: string]: unknown
}

/** One element: our attributes, then the shop's. */
export function Part({ part, slots, as: Element = 'span', ...attributes }: PartElementProps) {
  const { as: Own = Element, ...own } = slots?.[part] ?? {}
  return <Own data-part={part} {...attributes} {...own} />
}
