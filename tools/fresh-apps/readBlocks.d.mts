/** A code block of the README's part "Use it". */
export type ReadmeBlock = {
  section: string
  step?: number | undefined
  framework?: string | undefined
  language: string
  title?: string | undefined
  code: string
  intro: string
}

export function readBlocks(readme: string): ReadmeBlock[]
export function chooseBlocks(blocks: ReadmeBlock[], framework: string | undefined): ReadmeBlock[]
