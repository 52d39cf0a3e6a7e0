import { parseArgs } from 'node:util'
import { createInsurerClient } from '../../insurer/createInsurerClient.js'
import { createOutbox } from '../createOutbox.js'
import { formatEntries, formatStats } from './formatEntries.js'
import type { OutboxStore } from '../store/openDatabase.js'
import type { DeliveryReport, EntryState, Outbox } from '../Outbox.js'

export type CliWorld = {
  env: Record<string, string | undefined>
  /** Writes one line. */
  print(line: string): void
  printError(line: string): void
  /** For `deliver`; default: the global `fetch`. */
  fetch?: typeof globalThis.fetch | undefined
  /** Used where flags and environment name no store; default: the folder `.hakuna-outbox`. */
  store?: OutboxStore | undefined
}

export const usage = `hakuna-kit outbox <command> [options]

  list                   entries, oldest first
  inspect <id>           one entry with what it sends (customer data!)
  retry <id>… | --all    put dead entries back; they and the rest of their orders are delivered
  skip <id> --reason …   leave an entry out for good; the rest of its order is delivered
  stats                  how many entries wait, are delivered, dead, skipped
  deliver                deliver what is due now (needs HAKUNA_SECRET_KEY)

  --database <url>       PostgreSQL; default: HAKUNA_OUTBOX_DATABASE
  --folder <path>        PGlite folder; default: HAKUNA_OUTBOX_FOLDER, else .hakuna-outbox
  --schema <name>        default: hakuna_kit
  --state <state>        list: waiting, delivered, dead or skipped; default: dead and waiting
  --order <id>           list: one order only
  --limit <n>            list: default 100
  --json                 one JSON value per line`

const options = {
  database: { type: 'string' },
  folder: { type: 'string' },
  schema: { type: 'string' },
  state: { type: 'string' },
  order: { type: 'string' },
  limit: { type: 'string' },
  reason: { type: 'string' },
  all: { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

type Flags = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>['values']

/** Runs the command line tool. Answers the exit code: 0 done, 1 failed, 2 wrong arguments. */
export async function runCli(argv: string[], world: CliWorld): Promise<number> {
  const { print, printError } = world
  const misuse = (message: string) => {
    printError(`${message}\n\n${usage}`)
    return 2
  }
  let flags: Flags
  let words: string[]
  try {
    const parsed = parseArgs({ args: argv, options, allowPositionals: true })
    flags = parsed.values
    words = parsed.positionals
  } catch (error) {
    return misuse(messageOf(error))
  }
  const [topic, command = '', ...ids] = words
  if (flags.help || topic === undefined) {
    print(usage)
    return 0
  }
  const run = topic === 'outbox' && Object.hasOwn(commands, command) ? commands[command] : undefined
  if (!run) return misuse(`Unknown command: ${[topic, command].join(' ').trim()}`)
  const fault = findMisuse(command, ids, flags, world)
  if (fault) return misuse(fault)

  let outbox: Outbox | undefined
  try {
    const insurer = command === 'deliver' ? openInsurer(world) : undefined
    outbox = await createOutbox({ store: chooseStore(flags, world), schema: flags.schema, insurer })
    return await run({ outbox, ids, flags, world })
  } catch (error) {
    printError(messageOf(error))
    return 1
  } finally {
    await outbox?.close()
  }
}

type Run = (call: { outbox: Outbox; ids: string[]; flags: Flags; world: CliWorld }) => Promise<number>

const commands: Record<string, Run> = {
  async list({ outbox, flags, world }) {
    const states: EntryState[] = flags.state ? [flags.state as EntryState] : ['dead', 'waiting']
    const limit = Number(flags.limit ?? 100)
    const entries = []
    for (const state of states) entries.push(...(await outbox.list({ state, orderId: flags.order, limit })))
    if (flags.json) for (const entry of entries) world.print(JSON.stringify(entry))
    else for (const line of formatEntries(entries)) world.print(line)
    return 0
  },
  async inspect({ outbox, ids, world }) {
    for (const id of ids) world.print(JSON.stringify(await outbox.inspect(id), null, 2))
    return 0
  },
  async retry({ outbox, ids, flags, world }) {
    const dead = flags.all ? await listAll(outbox, 'dead') : ids
    let done = 0
    let printedAt = Date.now()
    for (const id of dead) {
      await outbox.retry(id)
      done += 1
      if (Date.now() - printedAt < 1_000) continue
      printedAt = Date.now()
      world.print(`${done} of ${dead.length} put back`)
    }
    world.print(
      `${done} ${done === 1 ? 'entry' : 'entries'} put back. They are delivered when an outbox next delivers.`,
    )
    return 0
  },
  async skip({ outbox, ids, flags, world }) {
    for (const id of ids) await outbox.skip(id, flags.reason ?? '')
    world.print(
      `${ids.length} ${ids.length === 1 ? 'entry' : 'entries'} left out. They will not be sent to the insurer.`,
    )
    return 0
  },
  async stats({ outbox, flags, world }) {
    const stats = await outbox.stats()
    if (flags.json) world.print(JSON.stringify(stats))
    else for (const line of formatStats(stats)) world.print(line)
    return 0
  },
  async deliver({ outbox, world }) {
    const report = await outbox.deliver({
      onProgress: (progress) => world.print(describeProgress(progress)),
    })
    world.print(`Done: ${describeProgress({ ...report, waiting: (await outbox.stats()).waiting })}`)
    return report.dead > 0 ? 1 : 0
  },
}

function describeProgress({ delivered, failed, dead, waiting }: DeliveryReport & { waiting: number }): string {
  return `${delivered} delivered, ${failed} to be tried again, ${dead} dead, ${waiting} waiting`
}

/** What is wrong with the arguments, if anything. */
function findMisuse(command: string, ids: string[], flags: Flags, { env }: CliWorld): string | undefined {
  if (command === 'inspect' && ids.length === 0) return 'inspect: name the id of an entry.'
  if (command === 'retry' && ids.length === 0 && !flags.all) return 'retry: name ids of dead entries, or --all.'
  if (command === 'skip' && (ids.length === 0 || !flags.reason)) return 'skip: name the id of an entry and a --reason.'
  if (command === 'deliver' && !env['HAKUNA_SECRET_KEY']) return 'deliver: set HAKUNA_SECRET_KEY.'
  if (flags.limit !== undefined && !/^[1-9]\d{0,3}$/.test(flags.limit))
    return '--limit: a whole number from 1 to 1,000.'
  const states = ['waiting', 'delivered', 'dead', 'skipped']
  if (flags.state !== undefined && !states.includes(flags.state)) return `--state: one of ${states.join(', ')}.`
  return undefined
}

function chooseStore(flags: Flags, { env, store }: CliWorld): OutboxStore {
  if (flags.database) return { connectionString: flags.database }
  if (flags.folder) return { folder: flags.folder }
  if (env['HAKUNA_OUTBOX_DATABASE']) return { connectionString: env['HAKUNA_OUTBOX_DATABASE'] }
  if (env['HAKUNA_OUTBOX_FOLDER']) return { folder: env['HAKUNA_OUTBOX_FOLDER'] }
  return store ?? { folder: '.hakuna-outbox' }
}

function openInsurer({ env, fetch }: CliWorld) {
  return createInsurerClient({ secretKey: env['HAKUNA_SECRET_KEY'] ?? '', baseUrl: env['HAKUNA_BASE_URL'], fetch })
}

async function listAll(outbox: Outbox, state: EntryState): Promise<string[]> {
  const ids: string[] = []
  for (let after: number | undefined = 0; after !== undefined;) {
    const page = await outbox.list({ state, after, limit: 1_000 })
    ids.push(...page.map(({ id }) => id))
    after = page.at(-1)?.position
  }
  return ids
}

/** Some network errors have a code and no message. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.message || String((error as NodeJS.ErrnoException).code ?? error.name)
}
