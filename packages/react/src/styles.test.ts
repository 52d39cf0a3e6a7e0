// @vitest-environment node
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { transform } from 'esbuild'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('../styles.css', import.meta.url), 'utf8')
const rules = css.replace(/\/\*[\s\S]*?\*\//g, '')

describe('styles.css', () => {
  it('is at most 2 kB, also before it is minified', async () => {
    expect(gzipSync(css, { level: 9 }).length).toBeLessThanOrEqual(2_048)
    const { code } = await transform(css, { loader: 'css', minify: true })
    expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(1_750)
  })

  it('is in one layer, so that every rule of the shop wins', () => {
    expect(rules.trim()).toMatch(/^@layer hakuna-kit \{[\s\S]*\}$/)
    expect(rules.match(/@layer/g)).toHaveLength(1)
  })

  it('uses logical properties only: no left and right, no width and height', () => {
    const physical =
      /(?<![-\w])(left|right|top|bottom|width|height|(margin|padding|border)-(left|right|top|bottom)|(min|max)-(width|height))\s*:/g
    expect(rules.match(physical)).toBeNull()
  })

  it('uses the colours of the page; its only own colour is the shade behind dialogs', () => {
    const colours = rules.match(/#[0-9a-f]{3,8}\b|\b(rgb|hsl|oklch)\([^)]*\)/gi) ?? []
    expect(colours.every((colour) => colour.startsWith('rgb(0 0 0 /'))).toBe(true)
  })

  it('has rules for forced colours, reduced motion, disabled scripts and the width of the container', () => {
    for (const condition of ['forced-colors: active', 'prefers-reduced-motion', 'scripting: none']) {
      expect(rules).toContain(`@media (${condition})`)
    }
    expect(rules).toContain('@container hakuna-kit')
  })
})
