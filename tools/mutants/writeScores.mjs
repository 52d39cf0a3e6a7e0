import { percentOf } from './scoreAreas.mjs'

/**
 * The scores as a Markdown table, and the mutants that no test noticed.
 * @param {import('./scoreAreas.mjs').AreaScore[]} scores
 * @param {{ seed: number, date: string }} run
 */
export function writeScores(scores, { seed, date }) {
  const rows = scores.map((score) => {
    const percent = percentOf(score)
    const total = score.noticed + score.missed.length
    return `| ${score.name} | ${score.noticed} of ${total} | ${percent.toFixed(1)} % | ${score.goal} % |`
  })
  const survivors = scores.flatMap(({ missed }) => missed)
  return [
    `Sample of ${date}, seed ${seed}:`,
    '',
    '| Part | Noticed | Share | Goal |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
    survivors.length === 0 ? 'Nothing was missed.' : 'Missed («…» became what follows the arrow):',
    ...(survivors.length === 0 ? [] : ['', '```text', ...survivors.map(writeSurvivor), '```']),
  ].join('\n')
}

/** @param {import('./scoreAreas.mjs').Survivor} survivor */
export function writeSurvivor({ file, line, code, replacement }) {
  return `${file}:${line}\n    ${code}  →  ${replacement.replace(/\s+/g, ' ').slice(0, 80)}`
}

const begin = '<!-- mutants -->'
const end = '<!-- /mutants -->'

/**
 * Puts the scores where the markers stand.
 * @param {string} text of docs/testing.md
 * @param {string} scores as `writeScores` writes them
 */
export function replaceScores(text, scores) {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)]
  if (from === -1 || to < from)
    throw new Error(`docs/testing.md has no ${begin} … ${end}, so the scores have no place.`)
  return `${text.slice(0, from)}${begin}\n\n${scores}\n\n${text.slice(to)}`
}
