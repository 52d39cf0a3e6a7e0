import { OutboxError } from '../OutboxError.js'
import type { OutboxDatabase } from './OutboxDatabase.js'

/** Version of the tables below. A later version comes with statements that change these tables. */
const tablesVersion = 1

/** @throws OutboxError `outbox_configuration` for a name that would need quoting */
export function checkSchemaName(schema: string): string {
  if (!/^[a-z_][a-z0-9_]{0,39}$/.test(schema)) {
    const reason = 'The option `schema` must be a lower-case name of letters, digits and _, at most 40 characters.'
    throw new OutboxError('outbox_configuration', { reason })
  }
  return schema
}

/**
 * Makes the outbox's tables where they are missing.
 *
 * `outbox_order` numbers the entries of each order. Its row is locked while a shop's transaction enqueues, so that the
 * numbers follow the order in which those transactions are committed. `outbox_entry` holds what is to be delivered and
 * what was delivered.
 */
export async function createEntryTables(database: OutboxDatabase, schema: string): Promise<void> {
  await database.transaction(async (tx) => {
    // CREATE … IF NOT EXISTS alone fails when two processes start at once.
    await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`${schema}.outbox`])
    for (const statement of statements(schema)) await tx.query(statement)
    const { rows } = await tx.query(`select version from ${schema}.outbox_version`)
    const version = (rows[0] as { version: number } | undefined)?.version
    if (version === undefined) await tx.query(`insert into ${schema}.outbox_version values ($1)`, [tablesVersion])
    else if (version > tablesVersion) {
      const reason = `The tables in schema "${schema}" have version ${version}; this library supports ${tablesVersion}.`
      throw new OutboxError('outbox_configuration', { reason })
    }
  })
}

const statements = (schema: string): string[] => [
  `create schema if not exists ${schema}`,
  `create table if not exists ${schema}.outbox_version (version integer not null)`,
  `create table if not exists ${schema}.outbox_order (
    order_id text primary key,
    last_sequence integer not null,
    /* Of the part of an order that may not change: dates, lines, quantities, prices. */
    content_digest text not null
  )`,
  `create table if not exists ${schema}.outbox_entry (
    id uuid primary key,
    position bigint generated always as identity unique,
    order_id text not null,
    sequence integer not null,
    change_id text not null,
    digest text not null,
    format text not null check (format in ('events', 'feed')),
    content jsonb,
    state text not null default 'waiting' check (state in ('waiting', 'delivered', 'dead', 'skipped')),
    attempts integer not null default 0,
    last_failure jsonb,
    note text,
    enqueued_at timestamptz not null default clock_timestamp(),
    settled_at timestamptz,
    unique (order_id, sequence),
    unique (order_id, change_id)
  )`,
  /* Few rows, however many entries were delivered. */
  `create index if not exists outbox_entry_open on ${schema}.outbox_entry (order_id, sequence)
    where state in ('waiting', 'dead')`,
  `create index if not exists outbox_entry_content on ${schema}.outbox_entry (settled_at)
    where content is not null and state in ('delivered', 'skipped')`,
]
