/** Lighter and darker tones of one colour, so that a drawing needs no second colour for each variant. */
export const lighter = (colour: string, percent: number) => `color-mix(in oklab, ${colour}, white ${percent}%)`
export const darker = (colour: string, percent: number) => `color-mix(in oklab, ${colour}, black ${percent}%)`
