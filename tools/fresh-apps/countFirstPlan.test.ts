import { describe, expect, it } from 'vitest'
import { countFirstPlan } from './countFirstPlan.mjs'
import { chooseBlocks, readBlocks } from './readBlocks.mjs'

const fence = (info: string, ...lines: string[]) => ['```' + info, ...lines, '```'].join('\n')

const readme = `# Kit
${fence('sh', 'npx demo')}

## Use it

${fence('sh', 'npm install kit')}
${fence('ts title="product.ts"', 'export const product = {}')}

### The first plan

**1. Mount it** in \`route.ts\`:

${fence('ts title="route.ts"', "import { proxy } from 'kit'", '', 'export { proxy as GET }')}

<details>
<summary>Other</summary>

${fence('ts title="other.ts"', 'one()', 'two()', 'three()')}

</details>

**2. Show it:**

${fence('tsx title="your product page"', '<OptIn />')}
${fence('sh', 'npm run dev')}

### The cart

**3. Connect it:**

${fence('ts title="cart.ts"', 'export const cart = {}')}

## What is in it

${fence('ts title="more.ts"', 'more()')}
`
const blocks = readBlocks(readme)
const titles = (framework?: string) => chooseBlocks(blocks, framework).map(({ title, code }) => title ?? code.trim())

describe('readBlocks', () => {
  it('reads the blocks of "Use it" alone, with section, step and framework', () => {
    expect(blocks.map(({ section, step, framework, title }) => [section, step, framework, title])).toEqual([
      ['', undefined, undefined, undefined],
      ['', undefined, undefined, 'product.ts'],
      ['The first plan', 1, undefined, 'route.ts'],
      ['The first plan', 1, 'Other', 'other.ts'],
      ['The first plan', 2, undefined, 'your product page'],
      ['The first plan', 2, undefined, undefined],
      ['The cart', 3, undefined, 'cart.ts'],
    ])
    expect(blocks[2]?.code).toBe("import { proxy } from 'kit'\n\nexport { proxy as GET }\n")
    expect(blocks[2]?.intro).toContain('in `route.ts`')
  })

  it('fails where the README has no such part', () => {
    expect(() => readBlocks('# Kit\n')).toThrow('has no part "## Use it"')
  })
})

describe('chooseBlocks', () => {
  it('gives each framework its own blocks of a step, and all of them the common ones', () => {
    expect(titles()).toEqual([
      'npm install kit',
      'product.ts',
      'route.ts',
      'your product page',
      'npm run dev',
      'cart.ts',
    ])
    expect(titles('Other')).toEqual([
      'npm install kit',
      'product.ts',
      'other.ts',
      'your product page',
      'npm run dev',
      'cart.ts',
    ])
  })
})

describe('countFirstPlan', () => {
  it('counts steps, and lines of code that are not empty', () => {
    expect(countFirstPlan(blocks, undefined)).toEqual({ steps: 2, lines: 3 })
    expect(countFirstPlan(blocks, 'Other')).toEqual({ steps: 2, lines: 4 })
  })

  it('counts a third step', () => {
    const longer = readme.replace('### The cart\n', '')
    expect(countFirstPlan(readBlocks(longer), undefined)).toEqual({ steps: 3, lines: 4 })
  })
})
