// Takes pictures of the components' main states from a built Storybook into docs/screenshots/components/.
// Usage: pnpm build-storybook && node tools/storybook-screenshots.mjs [word of a story id …]
// Fails when a story does not run to its end, or when a page requests anything from another host.
import { createReadStream, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { chromium as playwright } from 'playwright'
import { chromium } from './chromium.mjs'

const built = 'storybook-static'
const into = process.env.SCREENSHOTS_INTO ?? 'docs/screenshots/components'
const widths = [390, 1280]

// Which stories, and the names of their pictures.
const shots = JSON.parse(readFileSync(new URL('./storybook-screenshots.json', import.meta.url), 'utf8'))

const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
}
const server = createServer((request, response) => {
  const file = join(built, normalize(new URL(request.url, 'http://localhost').pathname.replace(/\/$/, '/index.html')))
  if (!existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end()
  response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream' })
  createReadStream(file).pipe(response)
})
await new Promise((listening) => server.listen(0, 'localhost', listening))
const origin = `http://localhost:${server.address().port}`

const browser = await playwright.launch(await chromium())
const faults = []
mkdirSync(into, { recursive: true })

/** With `height` the picture shows the window, for what is centered in it; otherwise the whole page. */
async function take({ story, name, globals = '', height, forcedColors = 'none' }, width) {
  const page = await browser.newPage({
    viewport: { width, height: height ?? 120 },
    deviceScaleFactor: 1,
    reducedMotion: 'reduce',
    forcedColors,
  })
  const here = `${story} at ${width} px`
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(origin))
      faults.push(`${here} asks for ${request.url()}`)
  })
  page.on('pageerror', (error) => faults.push(`${here}: ${error.message}`))
  await page.goto(`${origin}/iframe.html?id=${story}&viewMode=story&globals=${globals}`)
  const phase = await page.waitForFunction(() => {
    const phase = window.__STORYBOOK_PREVIEW__?.currentRender?.phase
    return ['finished', 'errored', 'aborted'].includes(phase) && phase
  })
  if ((await phase.jsonValue()) !== 'finished') faults.push(`${here} did not run to its end`)
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: join(into, `${name}-${width}.png`), fullPage: !height })
  await page.close()
}

try {
  const words = process.argv.slice(2)
  const wanted = shots.filter(({ story }) => words.length === 0 || words.some((word) => story.includes(word)))
  for (const shot of wanted) for (const width of widths) await take(shot, width)
  console.log(`${wanted.length * widths.length} pictures in ${into}`)
} finally {
  await browser.close()
  server.close()
}
for (const fault of faults) console.error(fault)
process.exit(faults.length === 0 ? 0 : 1)
