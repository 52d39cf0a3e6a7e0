import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const repository = join(import.meta.dirname, '..')
const bin = (name: string) => join(repository, 'node_modules/.bin', name)

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'checks-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function write(files: Record<string, string>) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

function run(command: string, args: string[]) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: 'utf8' })
  return { status, output: stdout + stderr }
}

/** Two packages without a fault, laid out as ours are. */
const clean = {
  'tsconfig.json': '{ "compilerOptions": { "module": "ESNext", "moduleResolution": "bundler", "jsx": "react-jsx" } }',
  'pnpm-workspace.yaml': 'packages: [packages/*]',
  'package.json': '{ "name": "fixture", "private": true, "type": "module" }',
  'packages/core/package.json':
    '{ "name": "@hakuna-kit/core", "type": "module", "exports": { ".": "./src/index.ts" } }',
  'packages/core/src/index.ts': "export { addMoney } from './addMoney.js'\nexport type { Money } from './Money.js'\n",
  'packages/core/src/Money.ts': 'export interface Money {\n  amount: number\n}\n',
  'packages/core/src/addMoney.ts':
    "import type { Money } from './Money.js'\nexport const addMoney = (a: Money): Money => a\n",
  'packages/server/package.json':
    '{ "name": "@hakuna-kit/server", "type": "module", "exports": { ".": "./src/index.ts" } }',
  'packages/server/src/index.ts':
    "export { placeOrder } from './orders/placeOrder.js'\nexport { createProxy } from './proxy/createProxy.js'\n",
  'packages/server/src/orders/placeOrder.ts': 'export const placeOrder = () => 1\n',
  'packages/server/src/proxy/createProxy.ts':
    "import { placeOrder } from '../orders/placeOrder.js'\nexport function createProxy() {\n  return placeOrder()\n}\n",
}

describe('the import check', () => {
  const cruise = () => run(bin('depcruise'), ['packages', '--config', join(repository, '.dependency-cruiser.cjs')])

  it('is green where nothing is wrong', () => {
    write(clean)
    expect(cruise()).toMatchObject({ status: 0 })
  })

  it('refuses a cycle of types, an import against the direction, and an import that leads nowhere', () => {
    write({
      ...clean,
      'packages/core/src/Money.ts':
        "import type { Rate } from './Rate.js'\nexport interface Money {\n  amount: number\n  rate?: Rate\n}\n",
      'packages/core/src/Rate.tsx':
        "import type { Money } from './Money.js'\nexport interface Rate {\n  of: Money\n}\n",
      'packages/server/src/orders/placeOrder.ts':
        "import type { Proxy } from '../proxy/Proxy.js'\nexport const placeOrder = (proxy?: Proxy) => proxy\n",
      'packages/server/src/proxy/Proxy.ts': "import './nowhere.js'\nexport type Proxy = string\n",
    })
    const { status, output } = cruise()
    expect(status).not.toBe(0)
    expect(output).toContain('no-cycle: packages/core/src/')
    expect(output).toContain(
      'orders-on-core: packages/server/src/orders/placeOrder.ts → packages/server/src/proxy/Proxy.ts',
    )
    expect(output).toContain('resolvable: packages/server/src/proxy/Proxy.ts')
  })

  it('lets tests import the sandbox, and nothing else', () => {
    write({
      ...clean,
      'packages/sandbox/src/Sandbox.ts': 'export type Sandbox = string\n',
      'packages/core/src/addMoney.test.ts': "import '../../sandbox/src/Sandbox.js'\n",
    })
    expect(cruise()).toMatchObject({ status: 0 })
    write({ 'packages/core/src/useSandbox.ts': "import '../../sandbox/src/Sandbox.js'\n" })
    expect(cruise().output).toContain('sandbox-in-tests-only: packages/core/src/useSandbox.ts')
  })
})

describe('the check of unused code', () => {
  const findUnused = () => {
    copyFileSync(join(repository, 'knip.jsonc'), join(folder, 'knip.jsonc'))
    return run(bin('knip'), ['--no-config-hints', '--reporter', 'json'])
  }

  it('is green where nothing is wrong', () => {
    write(clean)
    expect(findUnused()).toMatchObject({ status: 0 })
  })

  it('refuses an unused file, an unused export and an unused dependency', () => {
    write({
      ...clean,
      'packages/core/src/forgotten.ts': 'export const forgotten = 1\n',
      'packages/core/src/Money.ts':
        'export interface Money {\n  amount: number\n}\nexport const zero: Money = { amount: 0 }\n',
      'packages/core/package.json': clean['packages/core/package.json'].replace(
        '"type"',
        '"dependencies": { "left-over": "1.0.0" }, "type"',
      ),
    })
    const { status, output } = findUnused()
    expect(status).not.toBe(0)
    expect(output).toContain('"packages/core/src/forgotten.ts"')
    expect(output).toContain('"zero"')
    expect(output).toContain('"left-over"')
  })
})

describe('the check of names', () => {
  const checkNames = () => run(process.execPath, [join(repository, 'tools/check-names.mjs'), folder])

  it('is green where nothing is wrong', () => {
    write({ ...clean, 'apps/demo/src/main.tsx': '' })
    expect(checkNames()).toMatchObject({ status: 0 })
  })

  it.each([
    ['a file that is not named after its export', 'sums.ts', 'export const addMoney = 1\n'],
    ['a function in a file that is named after what it answers', 'price.ts', 'export function readPrice() {}\n'],
    ['a factory in the file of another thing', 'cart.ts', 'export function createCart() {}\n'],
  ])('refuses %s', (_, name, text) => {
    write({ ...clean, 'apps/demo/src/main.tsx': '', [`packages/core/src/${name}`]: text })
    const { status, output } = checkNames()
    expect(status).toBe(1)
    expect(output).toContain(`packages/core/src/${name} is not named after what it exports`)
  })

  it.each([
    ['errors.ts', 'export class CartError extends Error {}\nexport class PlanError extends Error {}\n'],
    ['planLineItem.ts', 'export const toPlanLineItem = 1\nexport const isPlanLineItem = 2\n'],
    ['cartCodec.ts', 'export const readCart = 1\nexport const writeCart = 2\n'],
    ['Money.ts', 'export interface Money {}\nexport const addMoney = 1\n'],
  ])('accepts several things about one noun in %s', (name, text) => {
    write({ ...clean, 'apps/demo/src/main.tsx': '', [`packages/core/src/${name}`]: text })
    expect(checkNames()).toMatchObject({ status: 0 })
  })
})
