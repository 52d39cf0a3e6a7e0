/** `colour` is a CSS colour. */
export type DrawingProps = { colour: string }
