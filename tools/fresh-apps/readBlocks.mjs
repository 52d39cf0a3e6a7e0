/**
 * The code blocks of the README's part "Use it", in the order in which a reader meets them.
 *
 * `section`: the heading above. `step`: the number of the step, undefined before the first one. `framework`: the
 * summary of the `<details>` around it, undefined outside of one. `title`: the file, undefined for commands. `intro`:
 * the text since the block before.
 *
 * @param {string} readme
 * @returns {{
 *   section: string; step?: number; framework?: string; language: string; title?: string; code: string; intro: string
 * }[]}
 */
export function readBlocks(readme) {
  const part = /^## Use it\n([\s\S]*?)(?=^## |$(?![\s\S]))/m.exec(readme)?.[1]
  if (part === undefined) throw new Error('The README has no part "## Use it".')
  const blocks = []
  let section = ''
  let step
  let framework
  let intro = ''
  let open
  for (const line of part.split('\n')) {
    if (open) {
      if (line === '```') {
        blocks.push({ ...open, code: `${open.lines.join('\n')}\n`, lines: undefined })
        open = undefined
        intro = ''
      } else open.lines.push(line)
      continue
    }
    const [, language, title] = /^```(\w+)(?: title="([^"]+)")?$/.exec(line) ?? []
    if (language) open = { section, step, framework, language, title, intro, lines: [] }
    else intro += `${line}\n`
    const heading = /^### (.+)$/.exec(line)?.[1]
    if (heading) section = heading
    const number = /^\*\*(\d+)\. /.exec(line)?.[1]
    if (number) step = Number(number)
    if (line.startsWith('<summary>')) framework = /^<summary>(.+)<\/summary>$/.exec(line)?.[1]
    if (line === '</details>') framework = undefined
  }
  return blocks
}

/**
 * The blocks that the reader of one framework follows. In a step with `<details>`, what is outside of them is for
 * readers of the first way (`framework` is undefined); every other step is for all.
 */
export function chooseBlocks(blocks, framework) {
  const hasDetails = (step) => blocks.some((block) => block.step === step && block.framework !== undefined)
  return blocks.filter(
    (block) => block.framework === framework || (block.framework === undefined && !hasDetails(block.step)),
  )
}
