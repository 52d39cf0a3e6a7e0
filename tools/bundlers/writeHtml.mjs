import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The page of a bundler that makes scripts and stylesheets only. */
export function writeHtml(out, { scripts, stylesheets = [], isModule = true }) {
  const links = stylesheets.map((name) => `<link rel="stylesheet" href="/${name}">`)
  const tags = scripts.map((name) => `<script ${isModule ? 'type="module"' : 'defer'} src="/${name}"></script>`)
  writeFileSync(
    join(out, 'index.html'),
    `<!doctype html><meta charset="utf-8"><title>Shop</title>${links.join('')}<div id="root"></div>${tags.join('')}`,
  )
}
