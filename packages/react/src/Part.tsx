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

/** What a shop may set on one part: its look, and data attributes. Not its content, its link or its tick. */
export type PartProps = {
  /** An element or component of the shop instead of ours. It gets all our attributes and the children. */
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

/** One element. Our attributes replace the shop's, so that no slot can tick an input or remove the target of a link. */
export function Part({ part, slots, as = 'span', ...attributes }: PartElementProps) {
  const { as: Element = as, ...own } = slots?.[part] ?? {}
  return <Element {...own} data-part={part} {...attributes} />
}

/** Class of a component's root: what the stylesheet looks for, and the shop's own. */
export const rootClassName = (unstyled: boolean | undefined, className: string | undefined): string =>
  [unstyled ? '' : 'hakuna-kit', className].join(' ').trim()
