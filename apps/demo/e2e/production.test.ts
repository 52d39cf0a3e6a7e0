import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBuiltClient } from '../server/page/createBuiltClient.js'
import { buildClient } from './support/buildClient.js'

/** Class and type names of schema libraries that are still there after minification. */
const schemaLibraryMarks = [
  'ZodError',
  '$ZodType',
  'ZodObject',
  'safeParseAsync',
  'valibot',
  'ValiError',
  'parseIssue',
  '~standard',
]

describe('the production build', () => {
  let folder: string
  let files: { name: string; content: string }[]
  beforeAll(async () => {
    process.env['HAKUNA_SECRET_KEY'] = 'sk_test_build_canary'
    folder = await buildClient('production')
    const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
    files = await Promise.all(names.map(async (name) => ({ name, content: await readFile(name, 'utf8') })))
  })
  afterAll(async () => {
    delete process.env['HAKUNA_SECRET_KEY']
    await rm(folder, { recursive: true, force: true })
  })

  const filesWith = (mark: string) =>
    files.filter(({ content }) => content.includes(mark)).map(({ name }) => `${mark} in ${name}`)

  it('has a page, scripts, styles and source maps', () => {
    const endings = new Set(files.map(({ name }) => name.split('.').at(-1)))
    expect([...endings].sort()).toEqual(expect.arrayContaining(['css', 'html', 'js', 'map']))
    // This text has to be found, which shows that the search works.
    expect(filesWith('In den Warenkorb')).not.toEqual([])
  })

  it('has no secret key and no name of one', () => {
    expect(['sk_', 'HAKUNA_SECRET_KEY', 'secretKey'].flatMap(filesWith)).toEqual([])
  })

  it('has no schema library', () => {
    expect([...schemaLibraryMarks, 'node_modules/zod'].flatMap(filesWith)).toEqual([])
  })

  it("has no field names of the insurer's API", () => {
    expect(['plan_line_item_id', 'price_amount', 'Hakuna-Version'].flatMap(filesWith)).toEqual([])
  })

  it('is served with a policy that allows this host only, and without files from outside its folder', async () => {
    const serve = createBuiltClient(folder)
    const page = await serve(new Request('http://localhost/cart'))
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'")
    const answers = ['/..%2fpackage.json', '/%2e%2e/%2e%2e/package.json', '/assets/none.js'].map((path) =>
      serve(new Request(`http://localhost${path}`)),
    )
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([404, 404, 404])
  })
})
