import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { PGlite } from '@electric-sql/pglite'
import { createSandbox } from '@hakuna-kit/sandbox'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { newOrder, product } from '@hakuna-kit/test/orders'
import { fulfillLineItems } from '../../orders/fulfillLineItems.js'
import { placeOrder } from '../../orders/placeOrder.js'
import { runCli, usage } from './runCli.js'
import { createOutbox } from '../createOutbox.js'
import { lockFolder, type FolderLock } from '../store/lockFolder.js'
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

  it('tells how far it is, at most once a second, while it puts many entries back', async () => {
    const outbox = await createOutbox({ store: { pglite }, schema: `cli_${schema}` })
    const lines = [product('phone'), ...planFor('PHONE')]
    const dead = ['a', 'b', 'c'].map((id) => placeOrder(newOrder(lines, { id, ...far })))
    await outbox.enqueue(dead)
    await outbox.close()
    await run('outbox', 'deliver')
    let now = Date.now()
    const clock = vi.spyOn(Date, 'now').mockImplementation(() => (now += 1_000))
    const { output } = await run('outbox', 'retry', '--all')
    clock.mockRestore()
    expect(output).toMatch(/^1 of 3 put back\n2 of 3 put back\n3 of 3 put back\n3 entries put back\. /)
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

  it.each([
    [['list', '--state', 'lost'], '--state: one of waiting, delivered, dead, skipped.'],
    [['list', '--limit', '0'], '--limit: a whole number from 1 to 1,000.'],
    [['list', '--limit', '01'], '--limit: a whole number from 1 to 1,000.'],
    [['list', '--limit', '1.5'], '--limit: a whole number from 1 to 1,000.'],
    [['list', '--limit', '10000'], '--limit: a whole number from 1 to 1,000.'],
    [['list', '--limit', ''], '--limit: a whole number from 1 to 1,000.'],
    [['retry'], 'retry: name ids of dead entries, or --all.'],
    [['skip', 'x'], 'skip: name the id of an entry and a --reason.'],
    [['skip', '--reason', 'told by telephone'], 'skip: name the id of an entry and a --reason.'],
    [['skip', 'x', '--reason', ''], 'skip: name the id of an entry and a --reason.'],
    [['inspect'], 'inspect: name the id of an entry.'],
    [['toString'], 'Unknown command: outbox toString'],
    [[], 'Unknown command: outbox'],
  ])('explains what is wrong with %j', async (argv, text) => {
    const { code, errors } = await run('outbox', ...argv)
    expect([code, errors]).toEqual([2, `${text}\n\n${usage}`])
  })

  it('asks for the secret key before it delivers, and calls the insurer that the environment names', async () => {
    const call = async (env: Record<string, string>) => {
      const urls: string[] = []
      const errors: string[] = []
      const code = await runCli(['outbox', 'deliver', '--schema', `cli_${schema}`], {
        env,
        print: () => {},
        printError: (line) => errors.push(line),
        fetch: (input, init) => {
          urls.push(String(input instanceof Request ? input.url : input))
          return sandbox.fetch(input, init)
        },
        store: { pglite },
      })
      return { code, urls, errors }
    }
    expect(await call({})).toEqual({
      ...{ code: 2, urls: [] },
      errors: [`deliver: set HAKUNA_SECRET_KEY.\n\n${usage}`],
    })
    const outbox = await createOutbox({ store: { pglite }, schema: `cli_${schema}` })
    await outbox.enqueue(placeOrder(newOrder(phones)))
    await outbox.close()
    const env = { HAKUNA_SECRET_KEY: 'sk_test_example', HAKUNA_BASE_URL: 'https://insurer.example/sandbox' }
    const { code, urls } = await call(env)
    expect([code, urls]).toEqual([0, ['https://insurer.example/sandbox/events']])
  })

  it('lists dead entries before waiting ones, all of one state, or those of one order', async () => {
    await fill()
    await run('outbox', 'deliver')
    const listed = async (...flags: string[]) =>
      (await listJson(...flags)).map(({ orderId, sequence, state }) => `${orderId}-${sequence} ${state}`)
    expect(await listed()).toEqual(['bad-1 dead', 'bad-2 waiting'])
    expect(await listed('--state', 'delivered')).toEqual(['a-1 delivered', 'b-1 delivered'])
    expect(await listed('--state', 'delivered', '--limit', '1')).toEqual(['a-1 delivered'])
    expect(await listed('--state', 'delivered', '--order', 'b')).toEqual(['b-1 delivered'])
    expect(await listed('--order', 'a')).toEqual([])
    expect((await run('outbox', 'list', '--order', 'a')).output).toBe('No such entries.')
    expect(JSON.parse((await run('outbox', 'stats', '--json')).output)).toMatchObject({ delivered: 2, dead: 1 })
  })

  it('says how many entries were put back or left out, and how many orders succeed', async () => {
    await fill()
    expect((await run('outbox', 'retry', '--all')).output).toBe(
      '0 entries put back. They are delivered when an outbox next delivers.',
    )
    const [bad, shipped, good] = await listJson('--state', 'waiting')
    expect((await run('outbox', 'skip', bad!.id, '--reason', 'told')).output).toBe(
      '1 entry left out. They will not be sent to the insurer.',
    )
    expect((await run('outbox', 'skip', shipped!.id, good!.id, '--reason', 'told')).output).toBe(
      '2 entries left out. They will not be sent to the insurer.',
    )
    expect(await run('outbox', 'deliver')).toMatchObject({
      code: 0,
      output: 'Done: 1 delivered, 0 to be tried again, 0 dead, 0 waiting',
    })
    const inspected = (await run('outbox', 'inspect', bad!.id, good!.id)).output
    expect(inspected.match(/^  "id": ".*"/gm)).toEqual([`  "id": "${bad!.id}"`, `  "id": "${good!.id}"`])
  })

  it('puts back the dead entries that are named, or all', async () => {
    await fill()
    await pglite.query(
      `insert into cli_${schema}.outbox_entry (id, order_id, sequence, change_id, digest, format, state)
       select gen_random_uuid(), 'dead-' || n, 1, n, '', 'events', 'dead' from generate_series(1, 5) as n`,
    )
    const [first, second] = await listJson('--state', 'dead')
    expect((await run('outbox', 'retry', first!.id, second!.id)).output).toMatch(/^2 entries put back\./)
    expect((await run('outbox', 'retry', '--all')).output).toMatch(/^3 entries put back\./)
    expect(await listJson('--state', 'dead')).toEqual([])
  })

  describe('chooses the store', () => {
    const env = { HAKUNA_OUTBOX_DATABASE: 'postgres://127.0.0.1:1/env', HAKUNA_OUTBOX_FOLDER: '' }
    let folder: string
    let locks: FolderLock[]
    const lockedFolder = async (name: string) => {
      const path = join(folder, name)
      await mkdir(path)
      locks.push(await lockFolder(path))
      return path
    }
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'hakuna-kit-cli-'))
      locks = []
    })
    afterEach(async () => {
      for (const lock of locks) await lock.release()
      await rm(folder, { recursive: true, force: true })
    })
    /** The line with which it fails, because the store cannot be opened. */
    const failure = async (flags: string[], environment: Record<string, string>) => {
      const errors: string[] = []
      const world = { print: () => {}, printError: (line: string) => void errors.push(line), store: { pglite } }
      expect(await runCli(['outbox', 'stats', ...flags], { ...world, env: environment })).toBe(1)
      return errors.join()
    }

    it('of the flags before that of the environment, and a database before a folder', async () => {
      const [ofFlag, ofEnv] = [await lockedFolder('flag'), await lockedFolder('env')]
      expect(await failure(['--folder', ofFlag], { ...env, HAKUNA_OUTBOX_FOLDER: ofEnv })).toContain(
        `"${ofFlag}" is open`,
      )
      expect(await failure([], { HAKUNA_OUTBOX_FOLDER: ofEnv })).toContain(`"${ofEnv}" is open`)
      expect(await failure([], { ...env, HAKUNA_OUTBOX_FOLDER: ofEnv })).toContain('ECONNREFUSED')
      const database = ['--database', 'postgres://127.0.0.1:1/flag']
      expect(await failure([...database, '--folder', ofFlag], { HAKUNA_OUTBOX_FOLDER: ofEnv })).toContain(
        'ECONNREFUSED',
      )
    })
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
