import { execFile } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const repository = join(import.meta.dirname, '..')
// Inside the repository, so that the packages resolve.
const folder = join(repository, '.reports/docs-code')

/** Pages whose code has no test of its own that runs it. */
const pages = ['devtools', 'observability', 'orders', 'proxy']

/** What the pages leave to the shop, because it has these already. The shapes are those that the pages tell. */
const ofTheShop = `
  declare const secretKey: string
  declare const pool: import('pg').Pool
  declare const log: { info(event: object): void }
  declare const logger: { info(event: object, text: string): void }
  declare const cart: import('@hakuna-kit/core').Cart
  declare const id: string
  declare const parcel: { id: string; items: { lineItemId: string; quantity: number }[]; leftAt: Date }
  declare function findProducts(ids: readonly string[]): Promise<import('@hakuna-kit/core').Product[]>
  declare function cartIdOf(request: Request): Promise<string | null>
`
const installedByServer = ['ioredis', 'pg', 'rate-limiter-flexible']

it('compiles the code of the pages in docs', async () => {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'ofTheShop.d.ts'), ofTheShop)
  await writeFile(join(folder, 'observe.ts'), await readFile(join(repository, 'examples/opentelemetry/observe.ts')))
  let count = 0
  for (const page of pages) {
    const text = await readFile(join(repository, 'docs', `${page}.md`), 'utf8')
    for (const [, language, code = ''] of text.matchAll(/^```(tsx?)\n([\s\S]*?)^```$/gm)) {
      await writeFile(join(folder, `${page}-${count++}.${language}`), `${code}\nexport {}\n`)
    }
  }
  expect(count).toBeGreaterThan(7)

  const paths = Object.fromEntries(
    installedByServer.map((name) => [
      name,
      [`../../packages/server/node_modules/${name === 'pg' ? '@types/pg' : name}`],
    ]),
  )
  const compilerOptions = { noUnusedLocals: false, noUnusedParameters: false, paths }
  await writeFile(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ extends: '../../tsconfig.json', compilerOptions, include: ['.'], exclude: [] }),
  )
  const { stdout } = await promisify(execFile)('tsc', ['-p', folder]).catch((error: { stdout: string }) => error)
  expect(stdout).toBe('')
}, 60_000)
