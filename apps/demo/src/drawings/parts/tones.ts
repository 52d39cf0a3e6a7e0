/** Lighter and darker tones of one colour, so that a drawing needs no second colour for each variant. */
export const lightTone = (colour: string, percent: number) => `color-mix(in oklab, ${colour}, white ${percent}%)`
export const darkTone = (colour: string, percent: number) => `color-mix(in oklab, ${colour}, black ${percent}%)`
