/**
 * One row for each project, in the order in which they ended.
 * @param {import('./timings.mjs').ModuleTiming[]} modules
 */
export function timingRows(modules) {
  const projects = new Map()
  for (const module of modules) projects.set(module.project, [...(projects.get(module.project) ?? []), module])
  return [...projects]
    .map(([project, own]) => ({
      project,
      files: own.length,
      tests: own.reduce((sum, { tests }) => sum + tests, 0),
      wallSeconds: (Math.max(...own.map(({ ended }) => ended)) - Math.min(...own.map(({ began }) => began))) / 1000,
      workSeconds: own.reduce((sum, { ms }) => sum + ms, 0) / 1000,
      ended: Math.max(...own.map(({ ended }) => ended)),
    }))
    .sort((one, other) => one.ended - other.ended)
    .map(({ ended: _, ...row }) => row)
}

/** The rows as a Markdown table. */
export function writeTimings(rows, { date, cores, seconds }) {
  const total = (key) => rows.reduce((sum, row) => sum + row[key], 0)
  const line = (...cells) => `| ${cells.join(' | ')} |`
  return [
    `Run of ${date} on ${cores} cores, ${Math.round(seconds)} s in all:`,
    '',
    line('Project', 'Files', 'Tests', 'Seconds', 'Seconds of all its files'),
    line('---', '--:', '--:', '--:', '--:'),
    ...rows.map(({ project, files, tests, wallSeconds, workSeconds }) =>
      line(`\`${project}\``, files, tests, Math.round(wallSeconds), Math.round(workSeconds)),
    ),
    line('all', total('files'), total('tests'), Math.round(seconds), Math.round(total('workSeconds'))),
  ].join('\n')
}

const begin = '<!-- timings -->'
const end = '<!-- /timings -->'

/** Puts the table where the markers are. */
export function replaceTimings(text, table) {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)]
  if (from === -1 || to < from)
    throw new Error(`docs/testing.md has no ${begin} … ${end}, so the timings have no place. Put both back.`)
  return `${text.slice(0, from)}${begin}\n\n${table}\n\n${text.slice(to)}`
}
