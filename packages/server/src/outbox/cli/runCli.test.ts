import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { PGlite } from '@electric-sql/pglite'
import { createSandbox } from '@hakuna-kit/sandbox'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newOrder, product } from '@hakuna-kit/test/orders'
import { fulfillLineItems } from '../../orders/fulfillLineItems.js'
import { placeOrder } from '../../orders/placeOrder.js'
import { runCli, usage } from './runCli.js'
import { createOutbox } from '../createOutbox.js'
import type { OutboxEntry } from '../Outbox.js'

const far = { billingAddress: { ...newOrder([]).billingAddress, country: 'aq' } }
const phones = [product('phone')]

describe('the command line tool', () => {
  let pglite: PGlite
  let schema = 0
  let sandbox = createSandbox()

  beforeAll(async () => {
    pglite = await PGlite.create()
  }, 60_000)
  afterAll(() => pglite.close())
  beforeEach(() => {
    schema += 1
    sandbox = createSandbox()
  })

  async function run(...argv: string[]) {
    const lines: string[] = []
    const errors: string[] = []
    const code = await runCli([...argv, '--schema', `cli_${schema}`], {
      env: { HAKUNA_SECRET_KEY: 'sk_test_example' },
      print: (line) => lines.push(line),
      printError: (line) => errors.push(line),
      fetch: sandbox.fetch,
      store: { pglite },
    })
    return { code, output: lines.join('\n'), errors: errors.join('\n') }
  }

  /** Two orders that the insurer accepts, and one that it refuses. */
  async function fill() {
    const outbox = await createOutbox({ store: { pglite }, schema: `cli_${schema}` })
    const bad = placeOrder(newOrder([product('phone'), ...planFor('PHONE')], { id: 'bad', ...far }))
    const shipped = fulfillLineItems(bad.order, { items: [{ lineItemId: 'phone' }] })
    const good = ['a', 'b'].map((id) => placeOrder(newOrder(phones, { id })))
    await outbox.enqueue([bad, shipped, ...good])
    await outbox.close()
  }

  const planFor = (productReference: string) => [
    { ...product('plan'), brand: 'hakuna', customProperties: { productReference, planId: 'pl-1' } },
  ]
  const listJson = async (...flags: string[]) =>
    (await run('outbox', 'list', '--json', ...flags)).output
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as OutboxEntry)

  it('delivers, lists dead entries, and retries or skips them', async () => {
    await fill()
    expect(await run('outbox', 'deliver')).toMatchObject({
      code: 1,
      output: 'Done: 2 delivered, 0 to be tried again, 1 dead, 1 waiting',
    })
    expect((await run('outbox', 'stats')).output).toMatch(
      /waiting +1 .*\ndelivered +2\ndead +1 \(orders held back: 1\)/s,
    )
    const [dead] = await listJson('--state', 'dead')
    const { output } = await run('outbox', 'list')
    expect(output.split('\n')).toHaveLength(3)
    expect(output).toContain('rejected 400 location_unsupported')
    expect(output).not.toContain('Ada')
    expect((await run('outbox', 'inspect', dead!.id)).output).toContain('"first_name": "Ada"')

    expect((await run('outbox', 'retry', '--all')).output).toContain('1 entry put back')
    expect((await run('outbox', 'deliver')).code).toBe(1)
    expect(await run('outbox', 'skip', dead!.id, '--reason', 'told by telephone')).toMatchObject({ code: 0 })
    expect((await listJson('--state', 'skipped'))[0]).toMatchObject({ id: dead!.id, note: 'told by telephone' })
    expect((await listJson('--order', 'bad')).map(({ state }) => state)).toEqual(['waiting'])
  })

  it('explains wrong arguments, and changes nothing', async () => {
    for (const argv of [
      ['outbox', 'list', '--state', 'lost'],
      ['outbox', 'list', '--limit', '0'],
      ['outbox', 'retry'],
      ['outbox', 'skip', 'x'],
      ['outbox', 'inspect'],
      ['outbox', 'toString'],
      ['inbox', 'list'],
      ['outbox', 'list', '--sideways'],
    ]) {
      const { code, errors, output } = await run(...argv)
      expect({ argv, code, output }).toEqual({ argv, code: 2, output: '' })
      expect(errors).toContain(usage)
    }
    expect(await run('--help')).toMatchObject({ code: 0, output: usage })
  })

  it('fails with one line that holds no secret', async () => {
    expect(await run('outbox', 'retry', 'nonsense')).toEqual({
      code: 1,
      output: '',
      errors: 'The outbox has no entry "nonsense". Take an id from `list`.',
    })
    const lost = await run('outbox', 'stats', '--database', 'postgres://shop:secret@127.0.0.1:1/shop')
    expect(lost.code).toBe(1)
    expect(lost.errors).not.toContain('secret')
  })
})

describe('npx hakuna-kit', () => {
  it('runs in its own process', { timeout: 60_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hakuna-kit-cli-'))
    try {
      const bin = fileURLToPath(new URL('../../../bin/hakuna-kit.mjs', import.meta.url))
      const { stdout } = await promisify(execFile)(process.execPath, [bin, 'outbox', 'stats', '--json'], {
        env: { ...process.env, HAKUNA_OUTBOX_FOLDER: join(folder, 'outbox') },
      })
      expect(JSON.parse(stdout)).toMatchObject({ waiting: 0, delivered: 0 })
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})
